package cn.suyuan.traceability;

import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.util.List;

/**
 * The traceability chain (溯源链) of one instrument over the days of its service in the period.
 *
 * @param instrumentNo instrument or own standard
 * @param state worst day's state
 * @param coverage which certificate covers which days
 * @param gaps days covered by no valid certificate
 * @param path the links upwards that were followed, first link first
 * @param reasons why it is not closed, as message keys with arguments
 */
public record TraceabilityChain(
        String instrumentNo,
        ChainState state,
        List<Coverage> coverage,
        List<DateRange> gaps,
        List<Link> path,
        List<Reason> reasons) {

    public TraceabilityChain {
        coverage = List.copyOf(coverage);
        gaps = List.copyOf(gaps);
        path = List.copyOf(path);
        reasons = List.copyOf(reasons);
    }

    /** Whether something on the way up could not be verified, whatever else is found. */
    public boolean isUnverified() {
        return state == ChainState.UNVERIFIED || reasons.stream().anyMatch(r -> r.state() == ChainState.UNVERIFIED);
    }

    /** Whether an instrument under mandatory verification was not verified, or not by an authorised institute. */
    public boolean isMandatoryByOther() {
        return reasons.stream()
                .anyMatch(r ->
                        r.key().equals(Reason.MANDATORY_CALIBRATED) || r.key().equals(Reason.MANDATORY_BY_OTHER));
    }

    /** Certificates on the way up whose documents are named and missing, or cannot be read. */
    public List<String> withoutDocument() {
        return reasons.stream()
                .filter(r -> r.key().equals(DocumentContradiction.MISSING)
                        || r.key().equals(DocumentContradiction.UNREADABLE))
                .map(Reason::certificateNo)
                .distinct()
                .toList();
    }

    /**
     * @param days days covered
     * @param certificateNo certificate that covers them
     */
    public record Coverage(DateRange days, String certificateNo) {}

    /**
     * One link upwards.
     *
     * @param instrumentNo instrument or standard
     * @param certificateNo its certificate
     * @param issuer issuer as written
     * @param authority recognised authority's name, empty where it is none
     * @param state state of this link
     */
    public record Link(String instrumentNo, String certificateNo, String issuer, String authority, ChainState state) {}

    /**
     * Why a chain is not closed.
     *
     * @param state the state it leads to
     * @param key message key {@code traceability.reason.<key>}
     * @param arguments for the message
     * @param certificateNo certificate concerned, empty where none
     */
    public record Reason(ChainState state, String key, List<String> arguments, String certificateNo) {

        /** Key where an instrument under mandatory verification was calibrated instead. */
        public static final String MANDATORY_CALIBRATED = "mandatory_calibrated";

        /** Key where somebody without legal authorisation verified an instrument under mandatory verification. */
        public static final String MANDATORY_BY_OTHER = "mandatory_by_other";

        public Reason {
            arguments = List.copyOf(arguments);
        }
    }
}
