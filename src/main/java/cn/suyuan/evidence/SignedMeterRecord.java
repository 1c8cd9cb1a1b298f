package cn.suyuan.evidence;

import cn.suyuan.trust.OcmfPayload;
import cn.suyuan.trust.SignatureCheck;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A signed meter record of {@code data/signed-readings/}: signature, key trust, identity and page counter are results of
 * their own (anchors.md, OCMF).
 *
 * @param file file that holds it
 * @param check its signature and the trust in its key
 * @param payload what it says, where it could be read
 * @param identity how its meter stands to the ledger
 * @param instruments instruments of the ledger with this serial number
 * @param page how its page counter stands to the others of the same meter
 * @param pageDetail for a gap the number of missing records; for a repeated one its number; else 0
 */
public record SignedMeterRecord(
        String file,
        SignatureCheck check,
        Optional<OcmfPayload> payload,
        Identity identity,
        List<String> instruments,
        Page page,
        long pageDetail) {

    public SignedMeterRecord {
        instruments = List.copyOf(instruments);
    }

    /** How the meter of a record stands to the ledger. */
    public enum Identity {
        /** One instrument of the ledger has this serial number. */
        MATCHED,
        /** Several have it. */
        AMBIGUOUS,
        /** None has it. */
        NOT_IN_LEDGER,
        /** The record names no meter. */
        ABSENT;

        /** The word of results.json. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a page counter stands to the one before it of the same meter and context. */
    public enum Page {
        /** The first of its meter and context. */
        FIRST,
        /** Follows by one. */
        FOLLOWS,
        /** Records between the one before and this are missing. */
        GAP,
        /** Another record has the same number. */
        REPEATED,
        /** The record has no page counter that can be read. */
        ABSENT;

        /** The word of results.json. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same with what the other records of its meter say of its page counter. */
    public SignedMeterRecord paged(Page state, long detail) {
        return new SignedMeterRecord(file, check, payload, identity, instruments, state, detail);
    }
}
