package cn.suyuan.sampledata;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes {@code sample-data/}: the fictional battery plant as evidence pack with its 25 seeded defects and 12 decoys, its
 * clean twin, its ledger as a workbook, the auditor's trust folder and test keys. Every run writes the same bytes:
 *
 * <pre>mvn -q -Dquick test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=cn.suyuan.sampledata.SampleDataGenerator</pre>
 *
 * Product P1 (a cell) and product P2 (a pack, defect 8) are two outputs of one model in {@code data/uncertainty.json}.
 */
public final class SampleDataGenerator {
    static final long SEED = 20_251_231;

    private SampleDataGenerator() {}

    /** First argument: folder to write to, {@code sample-data} by default. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "sample-data");
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** Everything in the folder, by path. */
    static Map<String, byte[]> files() {
        CertificateDocuments documents = new CertificateDocuments();
        Map<String, byte[]> files = new LinkedHashMap<>();
        SamplePack demo = new SamplePack(Variant.DEMO, new Keys(SEED), documents);
        files.put("demo-pack.zip", demo.zip());
        files.put("clean-pack.zip", new SamplePack(Variant.CLEAN, new Keys(SEED), documents).zip());
        files.put("ledger.xlsx", LedgerWorkbook.write(demo.table("ledger")));
        Keys keys = new Keys(SEED);
        trust(keys, files);
        keys(keys, files);
        for (String table : new String[] {"expected-findings.csv", "decoys.csv"}) {
            files.put(table, Sheet.resource(table).csv());
        }
        return files;
    }

    private static void trust(Keys keys, Map<String, byte[]> files) {
        Instant from = Keys.at("2026-03-10T00:00:00+08:00");
        Instant next = Keys.at("2036-03-10T00:00:00+08:00");
        files.put("trust/sm2-ca.pem", keys.sm2Root.pem());
        files.put("trust/sm2-ca.crl", keys.sm2Root.revocationList(from, next, Map.of()));
        files.put("trust/rsa-ca.pem", keys.rsaRoot.pem());
        files.put("trust/rsa-ca.crl", keys.rsaRoot.revocationList(from, next, Map.of(BigInteger.TWO, from)));
        files.put("trust/authorities.csv", Sheet.resource("authorities.csv").csv());
    }

    private static void keys(Keys keys, Map<String, byte[]> files) {
        files.put("keys/auditor.p12", keys.auditor.pkcs12(Keys.PASSWORD));
        files.put("keys/representative.p12", keys.representative.pkcs12(Keys.PASSWORD));
        files.put("keys/auditor-rsa.p12", keys.auditorRsa.pkcs12(Keys.PASSWORD));
        files.put("keys/representative-rsa.p12", keys.representativeRsa.pkcs12(Keys.PASSWORD));
        files.put(
                "keys/README.txt",
                Bag.text("测试密钥 / TEST KEYS\n\n"
                        + "这些密钥由程序从固定种子生成，任何人都能重新生成，不保护任何东西，只用于演示和测试。\n"
                        + "These keys are generated from a fixed seed that anybody can repeat. They protect"
                        + " nothing\n"
                        + "and serve demonstration and tests only.\n\n"
                        + "无口令 / no password: leave it empty\n\n"
                        + "auditor.p12, representative.p12: SM2        auditor-rsa.p12, representative-rsa.p12:"
                        + " RSA 2048\n"));
    }
}
