package cn.suyuan.footprint;

import java.util.List;
import java.util.Locale;

/**
 * Why a balance cannot be concluded from, or a quantity is not known.
 *
 * @param code what is wrong
 * @param subject meter or stream that it is about
 * @param detail what was found, such as the other multiplier; empty where the code says all
 */
public record BalanceDoubt(Code code, String subject, String detail) {

    /** Reasons, by what they leave of a balance. */
    public enum Code {
        /** The network names a meter that the ledger does not have. */
        NOT_IN_LEDGER(Weight.NO_NUMBER),
        /** Several rows of the ledger have the number, so that its streams cannot be told apart. */
        SHARED_NUMBER(Weight.NO_NUMBER),
        /** No readings came of the meter. */
        NO_READINGS(Weight.NO_NUMBER),
        /** The meter is read by hand, as the ledger says, and has no stream. */
        OFFLINE(Weight.NO_NUMBER),
        /** Several streams could be the meter's quantity. */
        SEVERAL_STREAMS(Weight.NO_NUMBER),
        /** How far apart readings should be is not stated, so that missing ones cannot be seen. */
        INTERVAL_UNKNOWN(Weight.NO_NUMBER),
        /** Units of main and sub-meters do not convert into each other. */
        UNIT_DIFFERS(Weight.NO_NUMBER),
        /** The meter did not serve in the whole month: nothing is lost for a sub-meter, but a main meter shows too little. */
        NOT_IN_SERVICE(Weight.NO_NUMBER),
        /** Readings do not cover the month, or a replacement in it has no registers. */
        NOT_COVERED(Weight.NO_NUMBER),
        /** The readings at a change of month lie too far apart to interpolate between them. */
        BOUNDARY_UNKNOWN(Weight.NO_NUMBER),
        /** Readings were altered. */
        ALTERED(Weight.NO_CONCLUSION),
        /** A register falls without a record of why. */
        REGISTER_FALLS(Weight.NO_CONCLUSION),
        /** Neither ledger nor stream says by what the register is multiplied. */
        MULTIPLIER_UNKNOWN(Weight.NO_CONCLUSION),
        /** Ledger and stream multiply by different numbers. */
        MULTIPLIER_DIFFERS(Weight.NO_CONCLUSION),
        /** Volumes of gas at different conditions. */
        CONDITION_DIFFERS(Weight.NO_CONCLUSION),
        /** Readings that nothing binds: what contradicts itself does so all the same, what agrees proves nothing. */
        NOT_PROVED(Weight.NO_PROOF);

        private final Weight weight;

        Code(Weight weight) {
            this.weight = weight;
        }

        Weight weight() {
            return weight;
        }

        /** Last part of the key of its words. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is left. */
    enum Weight {
        NO_PROOF,
        NO_CONCLUSION,
        NO_NUMBER
    }

    static boolean prevents(List<BalanceDoubt> doubts, Weight least) {
        return doubts.stream().anyMatch(doubt -> doubt.code().weight().compareTo(least) >= 0);
    }
}
