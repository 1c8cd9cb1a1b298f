package cn.suyuan.traceability;

import cn.suyuan.ledger.IdentityText;
import cn.suyuan.measure.MeasuringRange;
import cn.suyuan.traceability.TraceabilityChain.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The auditor's own list of authorities: whether it holds an issuer as valid, for that quantity, on that day. */
final class IssuerRegister {

    private static final Pattern SEPARATOR = Pattern.compile("[;；,，/、]");

    /** Kinds of which no list of authorities can make an issuer: the reason says so. */
    private static final Set<String> NEVER = Set.of("cma", "manufacturer", "self");

    private final boolean known;
    private final IssuerPatterns patterns;
    private final Map<String, List<Authority>> byName = new HashMap<>();
    private final Map<String, List<Authority>> byNumber = new HashMap<>();

    IssuerRegister(Optional<List<Authority>> authorities, IssuerPatterns patterns) {
        this.patterns = patterns;
        known = authorities.isPresent();
        for (Authority authority : authorities.orElse(List.of())) {
            byName.computeIfAbsent(IdentityText.of(authority.name()), k -> new ArrayList<>())
                    .add(authority);
            authority
                    .aliases()
                    .forEach(alias -> byName.computeIfAbsent(IdentityText.of(alias), k -> new ArrayList<>())
                            .add(authority));
            byNumber.computeIfAbsent(IdentityText.of(authority.number()), k -> new ArrayList<>())
                    .add(authority);
        }
        byName.remove("");
        byNumber.remove("");
    }

    /**
     * The outcome for one certificate.
     *
     * @param authority name of the recognised authority, empty where there is none
     * @param reason why the chain does not end here, empty where it does
     */
    record Recognition(String authority, Optional<Reason> reason) {
        static Recognition refused(ChainState state, String key, TraceabilityCertificate certificate, String... args) {
            return new Recognition("", Optional.of(new Reason(state, key, List.of(args), certificate.certificateNo())));
        }
    }

    Recognition recognise(TraceabilityCertificate certificate) {
        String issuer = certificate.issue().issuer();
        String number = certificate.issue().issuerNo();
        if (!known) {
            return Recognition.refused(ChainState.UNVERIFIED, "no_list", certificate, issuer);
        }
        Set<Authority> both = candidates(issuer, number);
        if (both.isEmpty() && !(named(issuer).isEmpty() && numbered(number).isEmpty())) {
            return Recognition.refused(ChainState.SUSPECT, "issuer_contradicts_number", certificate, issuer, number);
        }
        if (both.isEmpty()) {
            String kind = patterns.kindOf(certificate).orElse("");
            String key =
                    NEVER.contains(kind) ? "issuer_" + kind : kind.isEmpty() ? "issuer_unknown" : "issuer_unlisted";
            return Recognition.refused(ChainState.ISSUER_NOT_RECOGNISED, key, certificate, issuer, number);
        }
        return onTheDay(certificate, both);
    }

    /** Those of the list that are meant: by name and number where both are given, else by the one given. */
    private Set<Authority> candidates(String issuer, String number) {
        Set<Authority> found = new LinkedHashSet<>(named(issuer));
        if (!issuer.isBlank() && !number.isBlank()) {
            found.retainAll(numbered(number));
        } else {
            found.addAll(numbered(number));
        }
        return found;
    }

    /** Whether there is a list to look in. */
    boolean isKnown() {
        return known;
    }

    /** Whether a legal metrology institute, or the national one, issued a certificate while it was authorised. */
    boolean isLegal(TraceabilityCertificate certificate) {
        TraceabilityCertificate.Issue issue = certificate.issue();
        return validOn(certificate, candidates(issue.issuer(), issue.issuerNo())).stream()
                .anyMatch(a -> a.kind() == Authority.Kind.LEGAL_METROLOGY || a.kind() == Authority.Kind.NMI);
    }

    private List<Authority> named(String issuer) {
        return byName.getOrDefault(IdentityText.of(issuer), List.of());
    }

    /** Documents print several numbers at times: each part is looked up. */
    private Set<Authority> numbered(String number) {
        Set<Authority> found = new LinkedHashSet<>(byNumber.getOrDefault(IdentityText.of(number), List.of()));
        for (String part : SEPARATOR.split(number)) {
            found.addAll(byNumber.getOrDefault(IdentityText.of(part), List.of()));
        }
        return found;
    }

    private static List<Authority> validOn(TraceabilityCertificate certificate, Set<Authority> candidates) {
        LocalDate day = certificate.issue().performed().orElse(LocalDate.MIN);
        return candidates.stream()
                .filter(a -> a.valid()
                        && a.kind() != Authority.Kind.UNKNOWN
                        && a.validity().map(days -> days.contains(day)).orElse(true))
                .toList();
    }

    private static Recognition onTheDay(TraceabilityCertificate certificate, Set<Authority> candidates) {
        LocalDate day = certificate.issue().performed().orElse(LocalDate.MIN);
        List<Authority> valid = validOn(certificate, candidates);
        String issuer = certificate.issue().issuer();
        if (valid.isEmpty()) {
            return Recognition.refused(
                    ChainState.ISSUER_NOT_RECOGNISED, "issuer_not_valid", certificate, issuer, day.toString());
        }
        Optional<Authority> competent =
                valid.stream().filter(a -> isInScope(certificate, a)).findFirst();
        if (competent.isEmpty() && certificate.results().quantity().isBlank()) {
            // in whose scope it lies cannot be told of a certificate that does not say what was measured
            return Recognition.refused(ChainState.UNVERIFIED, "quantity_missing", certificate, issuer);
        }
        return competent
                .map(authority -> new Recognition(authority.name(), Optional.empty()))
                .orElseGet(() -> Recognition.refused(
                        ChainState.OUT_OF_SCOPE,
                        "out_of_scope",
                        certificate,
                        issuer,
                        certificate.results().quantity(),
                        certificate.results().range()));
    }

    /** A scope lists quantities, each perhaps with a range. */
    private static boolean isInScope(TraceabilityCertificate certificate, Authority authority) {
        String quantity = IdentityText.of(certificate.results().quantity());
        if (authority.scope().isEmpty()) {
            return true;
        }
        Optional<MeasuringRange> range =
                MeasuringRange.parse(certificate.results().range());
        return authority.scope().stream().anyMatch(item -> covers(item, quantity, range));
    }

    private static boolean covers(String item, String quantity, Optional<MeasuringRange> range) {
        String plain = item.strip();
        int end = 0;
        while (end < plain.length() && "0123456789(（:：-".indexOf(plain.charAt(end)) < 0) {
            end++;
        }
        if (!IdentityText.of(plain.substring(0, end)).equals(quantity)
                && !IdentityText.of(plain).equals(quantity)) {
            return false;
        }
        String rest = plain.substring(end);
        Optional<MeasuringRange> scope =
                MeasuringRange.parse(rest.startsWith(":") || rest.startsWith("：") ? rest.substring(1) : rest);
        return scope.flatMap(s -> range.flatMap(s::covers)).orElse(true);
    }
}
