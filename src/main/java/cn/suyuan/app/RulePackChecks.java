package cn.suyuan.app;

import cn.suyuan.audit.Progress;
import cn.suyuan.audit.TrustMaterial;
import cn.suyuan.report.JsonReport;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.RulePackChanges;
import cn.suyuan.rule.RulePackFiles;
import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.SigningKey;
import cn.suyuan.trust.SigningKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rule packs outside a case: what ships with the program, what a pack from outside is worth, and how one is made. */
public final class RulePackChecks {

    private final Doors doors;

    RulePackChecks(Doors doors) {
        this.doors = doors;
    }

    /** What ships with the program, or judges a case. */
    public Answer show(Optional<CaseSnapshot> open) {
        return shown(open.map(CaseSnapshot::rules).orElse(doors.pipeline().rulePack()), List.of());
    }

    /** Writes the files of the pack that ships with the program into a new folder, to be changed there. */
    public Answer export(Path folder) throws WorkbenchException {
        List<List<String>> lines = new ArrayList<>();
        if (Files.exists(folder)) {
            throw new WorkbenchException("app.file_exists", List.of(folder.toString()));
        }
        for (Map.Entry<String, byte[]> file : doors.shipped().files().entrySet()) {
            CaseWork.write(folder, file.getKey(), file.getValue());
        }
        RulePack pack = doors.pipeline().rulePack();
        lines.add(List.of(
                "cli.rules.exported",
                folder.toString(),
                Integer.toString(doors.shipped().files().size())));
        return shown(pack, lines);
    }

    /** Signs a folder of rule files and writes it as a ZIP for other desks; what cannot be read is refused. */
    public Answer create(Path folder, Path out, PackMaking.Sealing sealing, Progress progress)
            throws WorkbenchException {
        if (Files.exists(out)) {
            throw new WorkbenchException("app.file_exists", List.of(out.toString()));
        }
        SealedRules read = SealedRules.read(folder, doors, TrustMaterial.none(), "", progress);
        for (List<String> refusal : read.refusals()) {
            boolean aboutTheFiles = List.of(
                            "app.rules.none", "app.rules.refused_file", "app.rules.fault", "app.rules.empty")
                    .contains(refusal.get(0));
            if (aboutTheFiles) {
                throw new WorkbenchException(refusal.get(0), refusal.subList(1, refusal.size()));
            }
        }
        RulePackFiles rules = RulePackFiles.of(read.files().source());
        byte[] manifest = SealedRules.manifestOf(rules);
        RulePackFiles sealed =
                rules.with(RulePackFiles.MANIFEST, manifest).with(RulePackFiles.SIGNATURE, signed(sealing, manifest));
        try {
            Files.write(out, sealed.zip());
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(out.toString()), e);
        }
        return shown(
                read.pack().orElseThrow(),
                List.of(List.of(
                        "cli.rules.created",
                        out.toString(),
                        Integer.toString(rules.files().size()))));
    }

    /** May a pack judge? Everything that speaks against it, who signed it, and what it changes. */
    public Answer verify(Path container, Optional<Path> trustFolder, Progress progress) throws WorkbenchException {
        SealedRules sealed;
        try (TemporaryCase temporary = new TemporaryCase(doors)) {
            TrustMaterial trust = temporary.trust(trustFolder, progress);
            sealed = SealedRules.read(container, doors, trust, "", progress);
        }
        List<List<String>> lines = new ArrayList<>();
        sealed.signatures().forEach(check -> SignatureChecks.add(lines, check));
        RulePack shipped = doors.pipeline().rulePack();
        List<RulePackChanges.Change> changes = sealed.pack()
                .map(pack -> RulePackChanges.between(shipped, pack).changes())
                .orElse(List.of());
        changes.forEach(change -> lines.add(line(change)));
        lines.addAll(sealed.refusals());
        boolean refused = !sealed.refusals().isEmpty();
        if (!refused) {
            lines.add(sealed.role());
        }
        lines.add(List.of(refused ? "cli.rules.refused" : "cli.rules.good", Integer.toString(changes.size())));
        Map<String, Object> members = new LinkedHashMap<>();
        sealed.pack().ifPresent(pack -> describe(pack, members));
        members.put("accepted", !refused);
        members.put("publisher_checked", sealed.roleChecked());
        members.put(
                "refusals",
                sealed.refusals().stream().map(r -> String.join(" ", r)).toList());
        members.put("signatures", new JsonReport().signatureObjects(sealed.signatures()));
        members.put("changes", changes.stream().map(RulePackChecks::members).toList());
        return new Answer(JsonReport.object(members), lines, refused);
    }

    /** A change as a line of text. */
    public static List<String> line(RulePackChanges.Change change) {
        return List.of(
                "rule.change." + change.kind(), change.name(), shortened(change.before()), shortened(change.after()));
    }

    private static String shortened(String text) {
        return text.isEmpty() ? "—" : text;
    }

    private static Map<String, Object> members(RulePackChanges.Change change) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", change.kind());
        members.put("name", change.name());
        members.put("before", change.before());
        members.put("after", change.after());
        return members;
    }

    private static Answer shown(RulePack pack, List<List<String>> more) {
        List<List<String>> lines = new ArrayList<>(more);
        long unconfirmed = unconfirmed(pack);
        lines.add(List.of(
                "cli.rules.head",
                pack.edition().label().zh(),
                pack.edition().id(),
                pack.edition().version(),
                pack.sm3()));
        lines.add(List.of("cli.rules.counts", Integer.toString(pack.all().size()), Long.toString(unconfirmed)));
        Map<String, Object> members = new LinkedHashMap<>();
        describe(pack, members);
        return new Answer(JsonReport.object(members), lines, false);
    }

    private static void describe(RulePack pack, Map<String, Object> members) {
        members.put("id", pack.edition().id());
        members.put("version", pack.edition().version());
        members.put("edition", pack.edition().label().zh());
        members.put("sm3", pack.sm3());
        members.put("requirements", pack.all().size());
        members.put("to_confirm", unconfirmed(pack));
    }

    private static long unconfirmed(RulePack pack) {
        return pack.all().stream()
                .filter(rule -> rule.state() == Rule.State.TO_CONFIRM)
                .count();
    }

    private byte[] signed(PackMaking.Sealing sealing, byte[] manifest) throws WorkbenchException {
        String file = sealing.keyFile().toString();
        try (SigningKey key = SigningKey.open(Files.readAllBytes(sealing.keyFile()), sealing.password())) {
            return new CmsSigner(key, doors.chance())
                    .signDetached(
                            manifest,
                            Optional.of(doors.clock().instant().truncatedTo(ChronoUnit.SECONDS)),
                            CmsSigner.Identifiers.RFC_5652);
        } catch (IOException e) {
            throw new WorkbenchException("app.key_unreadable", List.of(file), e);
        } catch (SigningKeyException e) {
            throw new WorkbenchException(e.key(), List.of(file), e);
        }
    }
}
