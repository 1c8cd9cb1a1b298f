package cn.suyuan.audit;

import cn.suyuan.chain.CheckpointFact;
import cn.suyuan.chain.SignatureOutcome;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.trust.CertificationPathState;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.JudgementTime;
import cn.suyuan.trust.RegisteredKey;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.SigningKeyRegister;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Rows of {@code checkpoints.csv}, each with what its signature is worth. */
final class CheckpointRows {

    private final SigningKeyRegister keys;
    private final StreamRows streams;
    private final Instant asOf;
    private final Optional<Instant> provenBefore;
    private final boolean strict;

    /**
     * @param asOf what is judged at where a row has no readable time
     * @param provenBefore trusted time at which all checkpoints existed
     * @param strict whether unknown revocation is not usable
     */
    CheckpointRows(
            SigningKeyRegister keys, StreamRows streams, Instant asOf, Optional<Instant> provenBefore, boolean strict) {
        this.keys = keys;
        this.streams = streams;
        this.asOf = asOf;
        this.provenBefore = provenBefore;
        this.strict = strict;
    }

    /**
     * A row judged.
     *
     * @param fact for the comparison with the readings
     * @param check for people
     */
    record Judged(CheckpointFact fact, SignatureCheck check) {}

    Judged judge(TableRow row) {
        String streamId = row.textOrEmpty("stream_id");
        String keyId = row.textOrEmpty("key_id");
        String seq = row.textOrEmpty("seq");
        String link = row.textOrEmpty("link");
        String time = row.textOrEmpty("time");
        String place = row.source().file() + ":" + row.source().row();
        Optional<OffsetDateTime> at = moment(time);
        byte[] message = CheckpointFact.signedBytes(streamId, seq, link, time);
        SignatureCheck check = check(place, keyId, message, signature(row), at);
        SignatureOutcome outcome = outcome(check, keyId, streamId, row);
        CheckpointFact fact = new CheckpointFact(
                streamId,
                number(seq),
                link.toLowerCase(java.util.Locale.ROOT),
                at,
                keyId,
                outcome,
                row.source().file(),
                row.source().row());
        return new Judged(fact, check);
    }

    private SignatureCheck check(
            String place, String keyId, byte[] message, byte[] signature, Optional<OffsetDateTime> at) {
        Optional<RegisteredKey> key = keys.find(keyId);
        if (key.isEmpty()) {
            return SigningKeyRegister.unknownKey(SignedThing.CHECKPOINT, place, keyId);
        }
        Instant time = at.map(OffsetDateTime::toInstant).orElse(asOf);
        return key.get()
                .check(SignedThing.CHECKPOINT, place, message, signature, new JudgementTime(time, provenBefore));
    }

    private SignatureOutcome outcome(SignatureCheck check, String keyId, String streamId, TableRow row) {
        if (keys.find(keyId).flatMap(RegisteredKey::certificate).isEmpty()) {
            return SignatureOutcome.KEY_UNKNOWN;
        }
        if (row.text("signature").isEmpty()) {
            return SignatureOutcome.ABSENT;
        }
        if (check.cryptographic() != CryptographicFact.VALID) {
            return check.cryptographic() == CryptographicFact.UNSUPPORTED
                    ? SignatureOutcome.UNSUPPORTED
                    : SignatureOutcome.INVALID;
        }
        String declared = streams.find(streamId).map(StreamDeclaration::keyId).orElse(keyId);
        if (!declared.isEmpty() && !declared.equals(keyId)) {
            return SignatureOutcome.KEY_WRONG;
        }
        return trusted(check.chain());
    }

    private SignatureOutcome trusted(CertificationPathState state) {
        return switch (state) {
            case REVOKED -> SignatureOutcome.REVOKED;
            case EXPIRED -> SignatureOutcome.EXPIRED;
            case NOT_YET_VALID -> SignatureOutcome.NOT_YET_VALID;
            case TRUSTED, REVOCATION_UNKNOWN ->
                state.usable(strict) ? SignatureOutcome.VALID : SignatureOutcome.UNTRUSTED;
            case WRONG_USAGE, WEAK, SELF_SIGNED, UNKNOWN_ISSUER, UNTRUSTED, NOT_APPLICABLE ->
                SignatureOutcome.UNTRUSTED;
        };
    }

    /** The checks of a list of judged rows. */
    static List<SignatureCheck> checks(List<Judged> rows) {
        return rows.stream().map(Judged::check).toList();
    }

    private static byte[] signature(TableRow row) {
        try {
            return Base64.getDecoder().decode(row.textOrEmpty("signature"));
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }

    private static Optional<OffsetDateTime> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            return -1;
        }
    }
}
