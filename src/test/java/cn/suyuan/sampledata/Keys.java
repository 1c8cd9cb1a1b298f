package cn.suyuan.sampledata;

import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** All keys of the sample; the same seed gives the same keys, which protect nothing. */
final class Keys {
    static final String COMPANY = "湖北云梦泽示例新能源电池有限公司（虚构）";
    /** None: the keys protect nothing, and a command that signs with them must not have to ask. */
    static final String PASSWORD = "";

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    final TestAuthority sm2Root;
    final TestAuthority rsaRoot;
    final TestAuthority company;
    final TestAuthority stamper;
    final TestAuthority rsaStamper;
    final TestAuthority auditor;
    final TestAuthority representative;
    final TestAuthority auditorRsa;
    final TestAuthority representativeRsa;
    private final Map<String, TestAuthority> nodes = new LinkedHashMap<>();

    Keys(long seed) {
        Validity roots = validity("2020-01-01", "2040-12-31");
        sm2Root =
                TestAuthority.root(Algorithm.SM2, "示例电子认证服务有限公司（虚构）", "示例SM2测试根证书", roots, TestAuthority.seeded(seed));
        rsaRoot = TestAuthority.root(
                Algorithm.RSA_2048, "示例电子认证服务有限公司（虚构）", "示例RSA测试根证书", roots, TestAuthority.seeded(seed + 1));
        company =
                sm2Root.issue(Algorithm.SM2, COMPANY, "能源数据专用章", validity("2024-06-01", "2029-05-31"), Profile.SIGNER);
        for (String node : new String[] {"GW-01", "GW-02", "GW-03", "GW-04", "SRV-01"}) {
            nodes.put(node, node(node, "2024-06-01", "2029-05-31"));
        }
        nodes.put("SEAL-01", node("SEAL-01", "2022-08-01", "2025-07-31"));
        nodes.put("SEAL-02", node("SEAL-02", "2025-07-20", "2028-07-31"));
        stamper = sm2Root.issue(
                Algorithm.SM2, "示例时间戳服务（虚构）", "示例SM2时间戳", validity("2024-01-01", "2034-12-31"), Profile.STAMPER);
        rsaStamper = rsaRoot.issue(
                Algorithm.RSA_2048, "示例时间戳服务（虚构）", "示例RSA时间戳", validity("2024-01-01", "2034-12-31"), Profile.STAMPER);
        Validity people = validity("2025-06-01", "2030-05-31");
        auditor = sm2Root.issue(Algorithm.SM2, "示例审查机构（虚构）", "林示例", people, Profile.SIGNER);
        representative = sm2Root.issue(Algorithm.SM2, COMPANY, "陈代表", people, Profile.SIGNER);
        auditorRsa = rsaRoot.issue(Algorithm.RSA_2048, "示例审查机构（虚构）", "林示例", people, Profile.SIGNER);
        representativeRsa = rsaRoot.issue(Algorithm.RSA_2048, COMPANY, "陈代表", people, Profile.SIGNER);
    }

    private TestAuthority node(String id, String from, String until) {
        return sm2Root.issue(Algorithm.SM2, COMPANY, id, validity(from, until), Profile.SIGNER);
    }

    /** Days inclusive, Chinese time. */
    static Validity validity(String from, String until) {
        return new Validity(
                LocalDate.parse(from).atStartOfDay().toInstant(CHINA),
                LocalDate.parse(until).atTime(LocalTime.of(23, 59, 59)).toInstant(CHINA));
    }

    static Instant at(String time) {
        return java.time.OffsetDateTime.parse(time).toInstant();
    }

    TestAuthority node(String keyId) {
        return nodes.get(keyId);
    }

    /** {@code keys.csv}. */
    Sheet table() {
        Sheet keys = new Sheet("key_id", "holder", "certificate_file", "valid_from", "valid_until");
        nodes.keySet().forEach(id -> {
            boolean old = id.equals("SEAL-01");
            boolean now = id.equals("SEAL-02");
            keys.add(
                    id,
                    COMPANY + " " + id,
                    "keys/" + id + ".cer",
                    old ? "2022-08-01" : now ? "2025-07-20" : "2024-06-01",
                    old ? "2025-07-31" : now ? "2028-07-31" : "2029-05-31");
        });
        return keys;
    }

    void certificates(Map<String, byte[]> files) {
        nodes.forEach((id, node) -> files.put("data/keys/" + id + ".cer", node.pem()));
    }
}
