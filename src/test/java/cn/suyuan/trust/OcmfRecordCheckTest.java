package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published meter records with their published verdicts (SOURCE.md beside them). */
class OcmfRecordCheckTest {
    private static final Path RECORDS = Path.of("..", "shared", "interop", "ocmf");

    private final OcmfRecordCheck check =
            new OcmfRecordCheck(SigningKeyRegister.of(List.of(), TrustAnchors.none(), Fixture.POLICY), Fixture.POLICY);

    @ParameterizedTest
    @CsvSource({
        "safe/test_ocmf_keba_kcp30.xml,VALID",
        "safe/test_ocmf_keba_kcp30_fail.xml,INVALID",
        "safe/test_ocmf_ebee_01.xml,VALID VALID",
        "safe/test_ocmf_ebee_02.xml,INVALID VALID",
        "safe/brainpoolP256r1.xml,VALID VALID",
        "safe/nistP384_0Wh.xml,VALID VALID",
        "safe/ocmf_tariff_1.xml,VALID",
        "safe/log4j_test1.xml,UNSUPPORTED",
        "safe/log4j_test2.xml,UNSUPPORTED",
        "safe/log4j_test3.xml,UNSUPPORTED",
        "safe/OCMF-receipt-template.xml,UNSUPPORTED",
        "safe/isa-edl-40p-ok.xml,UNSUPPORTED",
        "safe/test_input_invalid_xml.xml,UNSUPPORTED",
        "pyocmf/base64_ocmf.xml,VALID",
    })
    void published_records_get_their_published_verdicts(String file, String verdicts) throws IOException {
        assertThat(String.join(" ", words(file))).isEqualTo(verdicts);
    }

    @Test
    void a_hundred_records_of_one_meter_are_all_valid_and_none_is_usable_by_its_own_key() throws IOException {
        assertThat(words("safe/keba_test.xml")).isEqualTo(Collections.nCopies(100, "VALID"));
        assertThat(check.checkFile("x", bytes("safe/keba_test.xml")))
                .noneMatch(SignatureCheck::usable)
                .allMatch(c -> c.chain() == CertificationPathState.NOT_APPLICABLE);
    }

    @Test
    void every_changed_character_of_a_payload_is_noticed() throws IOException {
        OcmfEntry whole =
                OcmfFile.read("x", bytes("safe/test_ocmf_keba_kcp30.xml")).get(0);
        int end = whole.record().lastIndexOf('|');
        for (int i = 5; i < end; i++) {
            StringBuilder changed = new StringBuilder(whole.record());
            changed.setCharAt(i, (char) (changed.charAt(i) ^ 1));
            OcmfEntry entry = new OcmfEntry("x", "OCMF", changed.toString(), whole.publicKey());
            assertThat(check.check(entry).cryptographic()).as("%d", i).isNotEqualTo(CryptographicFact.VALID);
        }
    }

    @Test
    void repeated_keys_are_an_error_and_a_bar_inside_a_string_is_not() {
        assertThat(StrictJson.object("{\"a\":1,\"a\":2}")).isEmpty();
        assertThat(StrictJson.object("{\"a\":1.50,\"b\":[true,null,\"\\u4e2d\"]}"))
                .isPresent();
        assertThat(StrictJson.object("[".repeat(100_000))).isEmpty();
        assertThat(check.checkFile("x", "OCMF|{\"a\":\"b|c\"}|{\"SD\":\"00\"}".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(
                        c -> assertThat(c.reasons()).extracting(Reason::code).containsExactly(ReasonCode.KEY_UNKNOWN));
    }

    private List<String> words(String file) throws IOException {
        Stream<SignatureCheck> checks = check.checkFile(file, bytes(file)).stream();
        return checks.map(c -> c.cryptographic().name()).toList();
    }

    private static byte[] bytes(String file) throws IOException {
        Path path = RECORDS.resolve(file);
        assumeTrue(Files.exists(path), "published records are not beside the project");
        return Files.readAllBytes(path);
    }
}
