package cn.suyuan.audit;

import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.rule.DataTable;
import cn.suyuan.rule.RulePack;
import cn.suyuan.traceability.IssuerPatterns;
import cn.suyuan.traceability.ManagedCatalogue;
import cn.suyuan.traceability.TracingRules;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the closure of traceability chains takes from a rule pack, read from its tables and settings. */
final class ChainRules {

    private static final String MANDATORY = "强制检定";
    /** Only for the sizes that the condition names; the ledger does not tell them. */
    private static final String LIMITED = "限规格";

    private ChainRules() {}

    /** The rules of a pack; its reader has made sure that patterns compile and settings are there. */
    static TracingRules of(RulePack pack) {
        return new TracingRules(
                issuers(pack),
                catalogue(pack),
                pack.setting("trace.longest_validity").value().intValue(),
                pack.setting("trace.issued_together").value().intValue(),
                pack.setting("trace.repeated_values").value().intValue());
    }

    private static IssuerPatterns issuers(RulePack pack) {
        return new IssuerPatterns(pack.table("issuers.csv").stream()
                .map(row -> new IssuerPatterns.Row(
                        DataTable.cell(row, "field"),
                        Pattern.compile(DataTable.cell(row, "pattern"), Pattern.CASE_INSENSITIVE),
                        DataTable.cell(row, "kind")))
                .toList());
    }

    private static ManagedCatalogue catalogue(RulePack pack) {
        return new ManagedCatalogue(kinds(pack, MANDATORY), kinds(pack, LIMITED));
    }

    /** Kinds whose supervision has a word in it. */
    private static Set<InstrumentKind> kinds(RulePack pack, String word) {
        return pack.table("type-approval.csv").stream()
                .filter(row -> DataTable.cell(row, "supervision").contains(word))
                .flatMap(row -> Arrays.stream(InstrumentKind.values())
                        .filter(kind -> kind.wireName().equals(DataTable.cell(row, "kind"))))
                .collect(Collectors.toUnmodifiableSet());
    }
}
