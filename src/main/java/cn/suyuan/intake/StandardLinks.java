package cn.suyuan.intake;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.traceability.DigitalCertificate;
import cn.suyuan.traceability.DigitalCertificate.LinkState;
import cn.suyuan.traceability.DigitalCertificate.StandardLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a digital certificate says of the certificates of the standards used, looked for among the files of a pack. */
final class StandardLinks {
    private static final int LARGEST = 32 << 20;

    private final PackInventory inventory;
    private final EvidenceContent content;
    private final Set<String> documents;
    private final Map<String, List<String>> byNumber = new HashMap<>();
    private final Map<DigestAlgorithm, Map<String, String>> byDigest = new EnumMap<>(DigestAlgorithm.class);

    /**
     * @param inventory what came
     * @param content its bytes
     * @param documents paths of the digital certificates
     * @param certificates these certificates
     */
    StandardLinks(
            PackInventory inventory,
            EvidenceContent content,
            Set<String> documents,
            List<DigitalCertificate> certificates) {
        this.inventory = inventory;
        this.content = content;
        this.documents = documents;
        certificates.forEach(c -> byNumber.computeIfAbsent(IdentityText.of(c.number()), n -> new ArrayList<>())
                .add(c.file()));
        byNumber.remove("");
    }

    /** The certificate with the state of each link. */
    DigitalCertificate resolved(DigitalCertificate certificate) throws IOException {
        List<StandardLink> links = new ArrayList<>();
        for (StandardLink link : certificate.standards()) {
            links.add(resolved(link, certificate.file()));
        }
        return new DigitalCertificate(
                certificate.file(),
                certificate.schemaVersion(),
                certificate.number(),
                certificate.period(),
                certificate.laboratory(),
                certificate.items(),
                certificate.results(),
                links,
                certificate.embedded());
    }

    private StandardLink resolved(StandardLink link, String own) throws IOException {
        if (link.procedure().equalsIgnoreCase("analogue") || link.digest().equalsIgnoreCase("analogue")) {
            return with(link, LinkState.ANALOGUE, "");
        }
        Optional<String> numbered = byNumber.getOrDefault(IdentityText.of(link.certificateNo()), List.of()).stream()
                .filter(file -> !file.equals(own))
                .findFirst();
        Optional<DigestAlgorithm> algorithm = algorithm(link.procedure());
        Optional<String> digest = algorithm.flatMap(a -> LinkDigest.hex(a, link.digest()));
        if (algorithm.isPresent() && digest.isPresent()) {
            String exact = files(algorithm.get()).get(digest.get());
            if (exact != null) {
                return with(link, LinkState.HASH_MATCHES, exact);
            }
            return numbered.isPresent()
                    ? with(link, LinkState.HASH_DIFFERS, numbered.get())
                    : with(link, LinkState.MISSING, "");
        }
        return numbered.isPresent()
                ? with(link, LinkState.NUMBER_ONLY, numbered.get())
                : with(link, LinkState.MISSING, "");
    }

    private static Optional<DigestAlgorithm> algorithm(String procedure) {
        String plain = procedure.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            if (algorithm.wireName().replaceAll("[^a-z0-9]", "").equals(plain)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** The first file of each digest: of certificates as they are linked, of other files as they came. */
    private Map<String, String> files(DigestAlgorithm algorithm) throws IOException {
        Map<String, String> files = byDigest.get(algorithm);
        if (files == null) {
            files = new HashMap<>();
            for (PackInventory.Entry entry : inventory.entries()) {
                String digest = documents.contains(entry.path())
                        ? LinkDigest.of(
                                algorithm,
                                PackFiles.read(content, entry.path(), LARGEST).orElse(new byte[0]))
                        : entry.digests().getOrDefault(algorithm.wireName(), "");
                files.putIfAbsent(digest, entry.path());
            }
            byDigest.put(algorithm, files);
        }
        return files;
    }

    private static StandardLink with(StandardLink link, LinkState state, String document) {
        return new StandardLink(
                link.name(),
                link.identifications(),
                link.certificateNo(),
                link.procedure(),
                link.digest(),
                state,
                document);
    }
}
