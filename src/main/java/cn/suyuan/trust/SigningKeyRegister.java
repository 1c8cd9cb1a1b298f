package cn.suyuan.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that a pack declares, each with its certificate followed to the auditor's trust folder. */
public final class SigningKeyRegister {
    private final List<RegisteredKey> keys;

    private SigningKeyRegister(List<RegisteredKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads all rows; certificates of other rows and further ones in the files help to build paths. */
    public static SigningKeyRegister of(List<KeyRow> rows, TrustAnchors anchors, TrustPolicy policy) {
        List<SigningCertificate> pool = new ArrayList<>();
        rows.forEach(row -> row.certificate().map(SigningCertificate::readAll).ifPresent(pool::addAll));
        return new SigningKeyRegister(rows.stream()
                .map(row -> new RegisteredKey(row, pool, anchors, policy))
                .toList());
    }

    /** The first key of that name. */
    public Optional<RegisteredKey> find(String keyId) {
        return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    /** A key by which the signature verifies, whatever its name: for signatures that name the wrong one. */
    public Optional<RegisteredKey> fitting(byte[] message, byte[] signature) {
        return keys.stream()
                .filter(key ->
                        key.verifier().map(v -> v.verifies(message, signature)).orElse(false))
                .findFirst();
    }

    /** All keys in the order of the rows. */
    public List<RegisteredKey> keys() {
        return keys;
    }

    /** The check of a signature that names a key nobody declared. */
    public static SignatureCheck unknownKey(SignedThing what, String place, String keyId) {
        SignatureCheck bare = SignatureCheck.failed(
                what, place, CryptographicFact.UNSUPPORTED, Reason.of(ReasonCode.KEY_UNKNOWN, keyId));
        return RegisteredKey.named(bare, keyId);
    }
}
