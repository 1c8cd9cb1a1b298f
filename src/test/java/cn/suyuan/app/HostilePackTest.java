package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.trust.CmsSigner.Identifiers;
import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of a company that holds a genuine signing key and wants more to be believed than it signed. */
class HostilePackTest {
    private static final String COMPANY = "示例公司（虚构）";
    private static final Validity YEARS =
            new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2035-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private final TestAuthority root =
            TestAuthority.root(Algorithm.SM2, "示例认证（虚构）", "root", YEARS, TestAuthority.seeded(11));
    private final TestAuthority company = root.issue(Algorithm.SM2, COMPANY, "章", YEARS, Profile.SIGNER);
    private final TestAuthority stranger = root.issue(Algorithm.SM2, "另一公司（虚构）", "章", YEARS, Profile.SIGNER);
    private final Map<String, byte[]> payload = new TreeMap<>();

    @BeforeEach
    void fill() throws Exception {
        Path trust = Files.createDirectory(folder.resolve("trust"));
        Files.write(trust.resolve("root.pem"), root.pem());
        payload.put("data/pack.json", bytes("{\"organization\": {\"name\": \"" + COMPANY + "\"}}"));
        payload.put("data/ledger.csv", bytes("instrument_no,name\nE01,电能表\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] manifest(Map<String, byte[]> files) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] digest =
                    MessageDigest.getInstance("SM3", new BouncyCastleProvider()).digest(file.getValue());
            lines.append(HexFormat.of().formatHex(digest))
                    .append("  ")
                    .append(file.getKey())
                    .append('\n');
        }
        return bytes(lines.toString());
    }

    private JsonNode verify(TestAuthority signer, boolean manifestSigned) throws Exception {
        Map<String, byte[]> tags = new TreeMap<>();
        tags.put("bagit.txt", bytes("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        Map<String, byte[]> all = new TreeMap<>(payload);
        all.put("manifest-sm3.txt", manifest(payload));
        if (manifestSigned) {
            tags.put("manifest-sm3.txt", manifest(payload));
        }
        byte[] sealed = manifest(tags);
        all.putAll(tags);
        all.put("tagmanifest-sm3.txt", sealed);
        all.put(
                "signatures/company.p7s",
                signer.signDetached(sealed, Instant.parse("2026-03-02T02:00:00Z"), Identifiers.RFC_5652));
        Path pack = Files.write(folder.resolve("pack.zip"), zip(all));
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Answer answer = Wiring.standard()
                .with(clock, new KeyDerivation(64, 1, 1), 2)
                .singleChecks()
                .packVerify(
                        pack,
                        new SingleChecks.View(
                                Optional.of(folder.resolve("trust")), Optional.of(LocalDate.of(2026, 3, 18))),
                        Progress.silent());
        return new ObjectMapper().readTree(answer.json()).path("pack");
    }

    private static byte[] zip(Map<String, byte[]> files) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void an_honest_pack_is_intact() throws Exception {
        JsonNode pack = verify(company, true);
        assertThat(pack.path("integrity").asText()).isEqualTo("intact");
        assertThat(pack.at("/signatures/0/reasons").toString()).doesNotContain("所属单位");
    }

    @Test
    void two_listed_names_that_differ_in_case_alter_the_pack() throws Exception {
        payload.put("data/LEDGER.csv", bytes("instrument_no,name\nE02,电能表\n"));
        JsonNode pack = verify(company, true);
        assertThat(pack.path("integrity").asText()).isEqualTo("altered");
        assertThat(pack.path("files").findValuesAsText("state")).contains("refused");
    }

    @Test
    void a_signature_that_leaves_the_payload_manifest_out_protects_nothing() throws Exception {
        JsonNode pack = verify(company, false);
        assertThat(pack.path("integrity").asText()).isEqualTo("not_verifiable");
        assertThat(pack.at("/signatures/0/usable").asBoolean()).isFalse();
        assertThat(pack.at("/signatures/0/reasons").toString()).contains("没有载荷清单");
    }

    @Test
    void a_trusted_signer_of_another_organisation_is_reported_and_not_decided() throws Exception {
        JsonNode pack = verify(stranger, true);
        assertThat(pack.path("integrity").asText()).isEqualTo("intact");
        assertThat(pack.at("/signatures/0/reasons").toString()).contains("另一公司").contains(COMPANY);
    }
}
