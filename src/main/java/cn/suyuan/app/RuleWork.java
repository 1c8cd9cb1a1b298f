package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.Progress;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.DataTable;
import cn.suyuan.rule.KeyDevices;
import cn.suyuan.rule.RuleChoices;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.RulePackChanges;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Verdict;
import cn.suyuan.trust.SignatureCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rule pack of the open case: another one from outside, and what the auditor settles otherwise. */
public final class RuleWork {

    private final Workbench workbench;
    private final Doors doors;

    RuleWork(Workbench workbench, Doors doors) {
        this.workbench = workbench;
        this.doors = doors;
    }

    /**
     * Takes in a signed rule pack, a folder or a ZIP, which judges the case from now on. It is held against the roots of
     * the case's trust folder on the day of the import; its bytes, manifest and signature are kept, so that the case
     * gives the same results for ever, whatever the program ships with then.
     */
    public CaseSnapshot importPack(Path container, String reason, Progress progress) throws WorkbenchException {
        SealedRules sealed = read(container, progress);
        refuse(sealed.refusals());
        RulePack pack = sealed.pack().orElseThrow();
        RulePack before = workbench.theCase().rules();
        if (pack.sm3().equals(before.sm3())) {
            throw new WorkbenchException(
                    "app.rules.same",
                    List.of(pack.edition().id(), pack.edition().version()));
        }
        SortedMap<String, String> content = new TreeMap<>();
        content.put("container", String.valueOf(container.getFileName()));
        content.put("rules", workbench.keep(sealed.all().zip()));
        content.put("rules_sm3", pack.sm3());
        content.put("edition", pack.edition().id());
        content.put("version", pack.edition().version());
        content.put("before", before.sm3());
        content.put(
                "changes",
                Integer.toString(RulePackChanges.between(before, pack).changes().size()));
        content.put(
                "signer",
                sealed.signatures().stream().map(SignatureCheck::signer).collect(Collectors.joining("; ")));
        content.put("publisher_checked", Boolean.toString(sealed.roleChecked()));
        content.put("reason", reason);
        return workbench.act(ActKind.RULES_IMPORTED, content, progress);
    }

    private SealedRules read(Path container, Progress progress) throws WorkbenchException {
        OpenCase open = workbench.theCase();
        String audited = open.submitted(progress)
                .map(submitted -> submitted.imported().scope().organization())
                .orElse("");
        return SealedRules.read(container, doors, open.trust(), audited, progress);
    }

    /** What another pack would change in the open case, its signers, and why it is refused where it is. */
    public Preview preview(Path container, Progress progress) throws WorkbenchException {
        SealedRules sealed = read(container, progress);
        RulePack before = workbench.theCase().rules();
        return new Preview(
                sealed.refusals(),
                sealed.signatures().stream().map(SignatureCheck::signer).toList(),
                sealed.role(),
                sealed.pack()
                        .map(pack -> RulePackChanges.between(before, pack).changes())
                        .orElse(List.of()));
    }

    /**
     * What an import would do.
     *
     * @param refusals message keys with their arguments; empty where it can be imported
     * @param signers names of the signers
     * @param role what is to be said of their role: a message key with its arguments
     * @param changes what it changes
     */
    public record Preview(
            List<List<String>> refusals,
            List<String> signers,
            List<String> role,
            List<RulePackChanges.Change> changes) {
        public Preview {
            refusals = refusals.stream().map(List::copyOf).toList();
            signers = List.copyOf(signers);
            role = List.copyOf(role);
            changes = List.copyOf(changes);
        }
    }

    /**
     * Settles a limit, or the edition of GB 17167, for this case.
     *
     * @param name one of {@link RuleChoices#adjustable()} or {@link RuleChoices#EDITION}
     * @param value number or edition; blank goes back to the pack
     * @param reason why, not blank
     */
    public CaseSnapshot adjust(String name, String value, String reason, Progress progress) throws WorkbenchException {
        String plain = value.strip();
        if (reason.isBlank()) {
            throw new WorkbenchException("app.rules.no_reason", List.of(name));
        }
        RulePack pack = workbench.theCase().rules();
        boolean known = plain.isEmpty()
                || (name.equals(RuleChoices.EDITION)
                        ? pack.table("editions.csv").stream()
                                .anyMatch(row -> DataTable.cell(row, "edition").equals(plain))
                        : RuleChoices.number(name, plain).isPresent());
        if (!known) {
            throw new WorkbenchException("app.rules.bad_value", List.of(name, plain));
        }
        SortedMap<String, String> content = new TreeMap<>();
        content.put("name", name);
        content.put("value", plain);
        content.put("reason", reason.strip());
        return workbench.act(ActKind.RULES_ADJUSTED, content, progress);
    }

    /**
     * Marks a device or datum as key (K5), or says that it is none after all.
     *
     * @param subject {@code instrument:…}, {@code activity:…} or {@code factor:…}
     * @param reason why, not blank
     */
    public CaseSnapshot markKey(String subject, boolean key, String reason, Progress progress)
            throws WorkbenchException {
        if (reason.isBlank() || !subject.matches("(instrument|activity|factor):.+")) {
            throw new WorkbenchException("app.rules.no_reason", List.of(subject));
        }
        AnswerSheet.Answer mark = new AnswerSheet.Answer(
                KeyDevices.MARK,
                new Subject(subject),
                key ? Verdict.MET : Verdict.NOT_MET,
                reason.strip(),
                Optional.empty(),
                List.of());
        return workbench.answer(mark, "documents", progress);
    }

    /** The first reason stops; how many more there are is said with it. */
    private static void refuse(List<List<String>> refusals) throws WorkbenchException {
        if (refusals.isEmpty()) {
            return;
        }
        List<String> first = new ArrayList<>(refusals.get(0));
        throw new WorkbenchException(first.remove(0), first);
    }
}
