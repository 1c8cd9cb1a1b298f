package cn.suyuan.app;

import cn.suyuan.audit.Checks;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.TrustMaterial;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.RulePackException;
import cn.suyuan.rule.RulePackFiles;
import cn.suyuan.rule.RuleSource;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.SigningCertificate;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A rule pack as it comes on a USB stick: its files, their manifest, a signature over the manifest. It may judge only
 * where every file is listed and unchanged, every signature holds and is trusted, and every rule can be read.
 *
 * @param files its files without manifest and signature
 * @param all its files with both, as they are kept
 * @param pack the pack, empty where it cannot be read
 * @param signatures one check a signer
 * @param roleChecked whether the auditor's trust folder names who may publish rule packs, so that the signers were held
 *     against it
 * @param refusals why it may not judge, each a message key followed by its arguments; empty where it may
 */
record SealedRules(
        RulePackFiles files,
        RulePackFiles all,
        Optional<RulePack> pack,
        List<SignatureCheck> signatures,
        boolean roleChecked,
        List<List<String>> refusals) {

    SealedRules {
        signatures = List.copyOf(signatures);
        refusals = refusals.stream().map(List::copyOf).toList();
    }

    /**
     * Reads a folder or ZIP and judges it by what the auditor trusts.
     *
     * @param audited organisation of the open case, which may not write the rules it is judged by; empty outside a case
     */
    static SealedRules read(Path container, Doors doors, TrustMaterial trust, String audited, Progress progress)
            throws WorkbenchException {
        HeldFiles held = new HeldFiles();
        PackInventory inventory = doors.evidence().take(container, held, progress);
        String top = top(held.files());
        SortedMap<String, byte[]> files = new TreeMap<>();
        held.files()
                .forEach((path, bytes) -> files.put(path.startsWith(top) ? path.substring(top.length()) : path, bytes));
        RulePackFiles all = new RulePackFiles(files);
        SortedMap<String, byte[]> plain = new TreeMap<>(files);
        plain.remove(RulePackFiles.MANIFEST);
        plain.remove(RulePackFiles.SIGNATURE);
        RulePackFiles rules = new RulePackFiles(plain);
        List<List<String>> refusals = new ArrayList<>();
        if (rules.bytes(RuleSource.INDEX).isEmpty()) {
            refusals.add(List.of("app.rules.none", String.valueOf(container.getFileName())));
            return new SealedRules(rules, all, Optional.empty(), List.of(), false, refusals);
        }
        inventory.refused().forEach(r -> refusals.add(List.of("app.rules.refused_file", r.name())));
        manifest(rules, all, refusals);
        List<SignatureCheck> signatures = signatures(all, trust.anchors(), TrustPolicy.at(doors.today()), refusals);
        signatures.stream()
                .filter(SignatureCheck::usable)
                .forEach(check -> publisher(check, trust, audited).ifPresent(refusals::add));
        return new SealedRules(
                rules,
                all,
                pack(rules, refusals),
                signatures,
                !trust.publishers().isEmpty(),
                refusals);
    }

    /** A signer whom the roots vouch for is not yet one who may publish rules: why this one may not. */
    private static Optional<List<String>> publisher(SignatureCheck check, TrustMaterial trust, String audited) {
        Optional<SigningCertificate> signer =
                check.path().certificates().stream().findFirst();
        boolean own = !audited.isBlank()
                && signer.flatMap(SigningCertificate::organization)
                        .filter(audited.strip()::equals)
                        .isPresent();
        if (own) {
            return Optional.of(List.of("app.rules.by_audited", check.signer()));
        }
        boolean named = trust.publishers().isEmpty()
                || signer.filter(trust.publishers()::contains).isPresent();
        return named ? Optional.empty() : Optional.of(List.of("app.rules.not_publisher", check.signer()));
    }

    /** What is to be said of the signers' role where nothing speaks against them. */
    List<String> role() {
        String names =
                signatures.stream().map(SignatureCheck::signer).distinct().collect(Collectors.joining("; "));
        return List.of(roleChecked ? "app.rules.role_checked" : "app.rules.role_unchecked", names);
    }

    /** The one folder in which everything lies, with its slash; empty where the files lie at the top. */
    private static String top(Map<String, byte[]> files) {
        List<String> indexes = files.keySet().stream()
                .filter(path -> path.endsWith("/" + RuleSource.INDEX))
                .toList();
        boolean folder = !files.containsKey(RuleSource.INDEX) && indexes.size() == 1;
        return folder ? indexes.get(0).substring(0, indexes.get(0).length() - RuleSource.INDEX.length()) : "";
    }

    private static void manifest(RulePackFiles rules, RulePackFiles all, List<List<String>> refusals) {
        Optional<byte[]> manifest = all.bytes(RulePackFiles.MANIFEST);
        if (manifest.isEmpty()) {
            refusals.add(List.of("app.rules.no_manifest", RulePackFiles.MANIFEST));
            return;
        }
        Map<String, String> listed = new TreeMap<>();
        for (String line : new String(manifest.get(), StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            boolean wellFormed = line.matches("[0-9a-f]{64}  \\S.*");
            if (!wellFormed || listed.put(line.substring(66), line.substring(0, 64)) != null) {
                refusals.add(List.of("app.rules.bad_line", line.strip()));
            }
        }
        rules.files().forEach((name, bytes) -> {
            String digest = listed.remove(name);
            if (digest == null) {
                refusals.add(List.of("app.rules.unlisted", name));
            } else if (!digest.equals(DigestAlgorithm.SM3.of(bytes).hex())) {
                refusals.add(List.of("app.rules.changed", name));
            }
        });
        listed.keySet().forEach(name -> refusals.add(List.of("app.rules.missing", name)));
    }

    private static List<SignatureCheck> signatures(
            RulePackFiles all, TrustAnchors anchors, TrustPolicy policy, List<List<String>> refusals) {
        Optional<byte[]> signature = all.bytes(RulePackFiles.SIGNATURE);
        if (signature.isEmpty()) {
            refusals.add(List.of("app.rules.unsigned", RulePackFiles.SIGNATURE));
            return List.of();
        }
        List<SignatureCheck> checks = new CmsSignatureVerifier(anchors, policy)
                .checkDetached(
                        SignedThing.FILE,
                        RulePackFiles.SIGNATURE,
                        signature.get(),
                        all.bytes(RulePackFiles.MANIFEST).orElse(new byte[0]));
        if (checks.isEmpty()) {
            refusals.add(List.of("app.rules.unsigned", RulePackFiles.SIGNATURE));
        }
        for (SignatureCheck check : checks) {
            if (!check.usable()) {
                refusals.add(List.of(
                        "app.rules.signature",
                        check.signer().isEmpty() ? RulePackFiles.SIGNATURE : check.signer(),
                        "{trust.cryptographic." + check.cryptographic().word() + "}",
                        "{trust.path." + check.chain().word() + "}"));
            }
        }
        return checks;
    }

    private static Optional<RulePack> pack(RulePackFiles rules, List<List<String>> refusals) {
        try {
            RulePack pack = RulePack.readImported(rules.source(), Checks.all());
            long served = pack.all().stream().filter(rule -> !rule.isTeamDuty()).count();
            if (served == 0) {
                refusals.add(List.of("app.rules.empty"));
            }
            List<String> indexed =
                    List.copyOf(RulePackFiles.of(rules.source()).files().keySet());
            rules.files().keySet().stream()
                    .filter(name -> !indexed.contains(name))
                    .forEach(name -> refusals.add(List.of("app.rules.not_indexed", name)));
            return Optional.of(pack);
        } catch (RulePackException e) {
            e.faults().forEach(fault -> refusals.add(List.of("app.rules.fault", fault)));
            return Optional.empty();
        }
    }

    /** Manifest of files, a line each. */
    static byte[] manifestOf(RulePackFiles rules) {
        StringBuilder lines = new StringBuilder();
        rules.files()
                .forEach((name, bytes) -> lines.append(
                                DigestAlgorithm.SM3.of(bytes).hex())
                        .append("  ")
                        .append(name)
                        .append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
