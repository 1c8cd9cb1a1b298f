package cn.suyuan.intake;

import cn.suyuan.audit.TrustMaterial;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.Authority;
import cn.suyuan.trust.SigningCertificate;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustedChain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The auditor's trust folder: {@code *.pem|*.cer|*.crt} roots, {@code *.crl}, {@code authorities.csv}, blockchains under
 * {@code chains/}, certificates of those who may publish rule packs under {@code publishers/}.
 */
public final class TrustFolder {

    private TrustFolder() {}

    /**
     * Reads what an auditor trusts; files that are none of these are left alone.
     *
     * @throws IOException where the store of the bytes fails
     */
    public static TrustMaterial read(PackInventory inventory, EvidenceContent content) throws IOException {
        List<byte[]> roots = new ArrayList<>();
        List<byte[]> lists = new ArrayList<>();
        Optional<List<Authority>> authorities = Optional.empty();
        for (PackInventory.Entry entry : inventory.entries()) {
            String path = entry.path().toLowerCase(Locale.ROOT);
            if (path.contains("/")) {
                continue; // chains/… and publishers/… below
            }
            if (isCertificate(path)) {
                roots.add(bytes(content, entry.path()));
            } else if (path.endsWith(".crl")) {
                lists.add(bytes(content, entry.path()));
            } else if (path.equals("authorities.csv")) {
                String text = new String(bytes(content, entry.path()), StandardCharsets.UTF_8);
                authorities = Optional.of(
                        PlainCsv.rows(text).stream().map(TrustFolder::authority).toList());
            }
        }
        return new TrustMaterial(
                TrustAnchors.read(roots, lists),
                authorities,
                chains(inventory, content),
                publishers(inventory, content));
    }

    private static boolean isCertificate(String name) {
        return name.endsWith(".pem") || name.endsWith(".cer") || name.endsWith(".crt");
    }

    /** {@code publishers/*.pem|*.cer|*.crt}: who may publish rule packs. */
    private static List<SigningCertificate> publishers(PackInventory inventory, EvidenceContent content)
            throws IOException {
        List<SigningCertificate> publishers = new ArrayList<>();
        for (PackInventory.Entry entry : inventory.entries()) {
            String path = entry.path().toLowerCase(Locale.ROOT);
            if (path.matches("publishers/[^/]+") && isCertificate(path)) {
                publishers.addAll(SigningCertificate.readAll(bytes(content, entry.path())));
            }
        }
        return publishers;
    }

    /** {@code chains/<chain_id>/*.pem|*.cer|*.crt|*.crl} and {@code validators.csv} with {@code node_id,org_id}. */
    private static List<TrustedChain> chains(PackInventory inventory, EvidenceContent content) throws IOException {
        Map<String, List<String>> files = new TreeMap<>();
        for (PackInventory.Entry entry : inventory.entries()) {
            String[] parts = entry.path().split("/", -1);
            if (parts.length == 3 && parts[0].toLowerCase(Locale.ROOT).equals("chains")) {
                files.computeIfAbsent(parts[1], id -> new ArrayList<>()).add(entry.path());
            }
        }
        List<TrustedChain> chains = new ArrayList<>();
        for (Map.Entry<String, List<String>> chain : files.entrySet()) {
            chains.add(chain(chain.getKey(), chain.getValue(), content));
        }
        return chains;
    }

    private static TrustedChain chain(String id, List<String> files, EvidenceContent content) throws IOException {
        List<byte[]> roots = new ArrayList<>();
        List<byte[]> lists = new ArrayList<>();
        List<TrustedChain.Validator> validators = new ArrayList<>();
        for (String file : files) {
            String name = file.toLowerCase(Locale.ROOT);
            if (name.endsWith("/validators.csv")) {
                PlainCsv.rows(new String(bytes(content, file), StandardCharsets.UTF_8)).stream()
                        .filter(row -> !row.getOrDefault("node_id", "").isEmpty())
                        .forEach(row -> validators.add(new TrustedChain.Validator(
                                row.getOrDefault("node_id", ""), row.getOrDefault("org_id", ""))));
            } else if (name.endsWith(".crl")) {
                lists.add(bytes(content, file));
            } else if (isCertificate(name)) {
                roots.add(bytes(content, file));
            }
        }
        return new TrustedChain(id, TrustAnchors.read(roots, lists), validators);
    }

    private static Authority authority(Map<String, String> row) {
        return new Authority(
                row.getOrDefault("name", ""),
                parts(row.getOrDefault("aliases", "")),
                kind(row.getOrDefault("kind", "")),
                row.getOrDefault("number", ""),
                validity(row.getOrDefault("valid_from", ""), row.getOrDefault("valid_until", "")),
                parts(row.getOrDefault("scope", "")),
                List.of("valid", "有效", "")
                        .contains(row.getOrDefault("status", "").toLowerCase(Locale.ROOT)));
    }

    private static Authority.Kind kind(String word) {
        return Arrays.stream(Authority.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(Authority.Kind.UNKNOWN);
    }

    private static Optional<DateRange> validity(String from, String until) {
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(until);
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        return DateRange.between(first.orElse(LocalDate.EPOCH), last.orElse(LocalDate.of(9999, 12, 31)));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> parts(String cell) {
        return Arrays.stream(cell.split("[;；]", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static byte[] bytes(EvidenceContent content, String path) throws IOException {
        Optional<InputStream> found = content.open(path);
        if (found.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = found.get()) {
            return in.readAllBytes();
        }
    }
}
