package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.measure.Quantity;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.DataTable;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Factors name a source that can be found again and a reliability rating, are in CO₂ equivalents, and of a fuel on a known basis (6.1). */
public final class IndirectDataAreLabelled implements Check {

    private static final String VAGUE = "vague-sources.csv";
    private static final String ELECTRICITY = "electricity-footprint-factors.csv";
    private static final Pattern NATIONAL_GRID = Pattern.compile("全国(电网|电力)");
    private static final Pattern CO2_ONLY = Pattern.compile("CO[2₂](?!e|-?eq|当量)", Pattern.CASE_INSENSITIVE);

    private static final Pattern DIRECT_CO2 = Pattern.compile("(直接|仅|direct)\\s*CO[2₂](?!e)", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "indirect-data-are-labelled";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                2,
                "source_missing",
                0,
                "source_vague",
                1,
                "rating_missing",
                1,
                "source_and_rating",
                1,
                "rating_range",
                2,
                "co2_only",
                1,
                "basis_missing",
                1,
                "not_verifiable",
                0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (EmissionFactor factor : view.facts().footprint().tables().factors()) {
            found.add(judge(rule, view, factor));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .on(view.file("data/factors.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, EmissionFactor factor) {
        Subject subject = Subject.of("factor", factor.factorId());
        String source = given(factor.origin().source());
        String rating = given(factor.origin().reliability());
        String unit = factor.value().map(q -> q.unit()).orElse("");
        boolean vague = isVague(source, view);
        ObservationDraft draft = ObservationDraft.notMet(rule, view, subject);
        if (source.isEmpty()) {
            draft = draft.as("source_missing");
        } else if (vague && rating.isEmpty()) {
            draft = draft.as("source_and_rating").with(source);
        } else if (vague) {
            draft = draft.as("source_vague").with(source);
        } else if (rating.isEmpty()) {
            draft = draft.as("rating_missing").with(source);
        } else if (outOfScale(rating, rule)) {
            draft = draft.as("rating_range").with(rating, view.limit(rule.limit("rating")));
        } else if (CO2_ONLY.matcher(unit).find()) {
            draft = draft.as("co2_only").with(unit);
        } else if (DIRECT_CO2.matcher(factor.name()).find()) {
            draft = draft.as("co2_only").with(factor.name()).effect(effect(view, factor));
        } else if (new HeatBasis(view).isMissing(factor)) {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .as("basis_missing")
                    .with(unit);
        } else {
            draft = ObservationDraft.met(rule, view, subject).with(source, rating);
        }
        return draft.found(source + " / " + rating).on(factor.row().source()).build();
    }

    /** Against the latest national footprint factor of electricity, where a factor of the national grid is direct CO₂. */
    private static Optional<Observation.FootprintEffect> effect(CaseView view, EmissionFactor factor) {
        String last =
                view.period().map(days -> String.valueOf(days.to().getYear())).orElse("");
        boolean national = NATIONAL_GRID.matcher(factor.name()).find();
        Optional<Quantity> value = factor.value();
        if (!national || value.isEmpty()) {
            return Optional.empty();
        }
        return view.pack().table(ELECTRICITY).stream()
                .filter(row -> DataTable.cell(row, "unit").equals(value.get().unit()))
                .filter(row -> DataTable.cell(row, "year").compareTo(last) <= 0)
                .max(Comparator.comparing(row -> DataTable.cell(row, "year")))
                .flatMap(row -> view.shares()
                        .effect(
                                "factor:" + factor.factorId(),
                                "electricity_factor",
                                value.get().value().doubleValue(),
                                Double.parseDouble(DataTable.cell(row, "factor"))));
    }

    private static String given(String text) {
        return Given.is(text) ? text.strip() : "";
    }

    private static boolean isVague(String source, CaseView view) {
        String plain = source.toLowerCase(Locale.ROOT);
        return view.pack().table(VAGUE).stream()
                .map(row -> DataTable.cell(row, "text"))
                .anyMatch(plain::equals);
    }

    /** Ratings in words are taken as they are; numbers lie on the scale of 1 to {@code limit.rating}. */
    private static boolean outOfScale(String rating, Rule rule) {
        if (!rating.matches("\\d{1,4}(\\.\\d{1,4})?")) {
            return false;
        }
        BigDecimal number = new BigDecimal(rating);
        return number.compareTo(BigDecimal.ONE) < 0
                || number.compareTo(rule.limit("rating").value()) > 0;
    }
}
