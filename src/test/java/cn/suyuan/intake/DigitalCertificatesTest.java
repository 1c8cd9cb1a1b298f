package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.traceability.DigitalCertificate;
import cn.suyuan.traceability.DigitalCertificate.LinkState;
import cn.suyuan.traceability.DigitalCertificate.Result;
import cn.suyuan.traceability.TraceabilityCertificate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DigitalCertificatesTest {
    private static final Path DCC = Path.of("..", "shared", "interop", "dcc");
    private static final String LEDGER =
            "instrument_no,name,serial_no,model\nT-9,温度计,string-manufacturer-item,String\n";

    private static byte[] file(String name) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(DCC), "the published certificates are not on this machine");
        return Files.readAllBytes(DCC.resolve(name));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> details(ImportedCase imported) {
        return imported.pack().problems().stream().map(ImportProblem::detail).toList();
    }

    @Test
    void the_published_temperature_certificate_is_read_with_items_results_and_uncertainties() throws Exception {
        DigitalCertificate read = DccReader.read("a.xml", file("dcc_gp_temperature_typical_v12.xml"))
                .orElseThrow();

        assertThat(read.schemaVersion()).isEqualTo("3.1.1");
        assertThat(read.number()).isEqualTo("GP_DCC_temperature_typical_1.2");
        assertThat(read.period().end()).contains(LocalDate.of(1957, 8, 13));
        assertThat(read.laboratory().name()).isEqualTo("Kalibrierfirma GmbH");
        assertThat(read.items()).hasSize(1);
        assertThat(read.items().get(0).numberBy("manufacturer")).isEqualTo("string-manufacturer-item");
        assertThat(read.items().get(0).name()).isEqualTo("Temperature sensor");
        Result leading = read.leading().orElseThrow();
        // SOURCE.md: k = 2, p = 0.95
        assertThat(leading.coverageFactor().orElseThrow()).isEqualByComparingTo("2");
        assertThat(leading.coverageProbability().orElseThrow()).isEqualByComparingTo("0.95");
        assertThat(leading.kind()).isEqualTo("basic_measurementError");
        assertThat(leading.unit()).isEqualTo("K");
        assertThat(leading.largest().orElseThrow()).isGreaterThan(BigDecimal.ZERO);
        assertThat(read.standards()).hasSize(1);
    }

    @Test
    void a_certificate_without_a_row_becomes_one_of_the_instrument_with_its_serial_number() throws Exception {
        ImportedCase imported = EvidenceReaderTest.read(
                Map.of("台账.csv", text(LEDGER), "certificates/t.xml", file("dcc_gp_temperature_typical_v12.xml")));

        List<TraceabilityCertificate> rows = imported.traceability().certificates();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).instrumentNo()).isEqualTo("T-9");
        assertThat(rows.get(0).kind()).isEqualTo(TraceabilityCertificate.Kind.CALIBRATION);
        assertThat(rows.get(0).results().quantity()).isEqualTo("温度");
        assertThat(rows.get(0).standardsUsed().get(0).instrumentNo())
                .isEqualTo("string-manufacturer-measuringEquipment-1");
        assertThat(details(imported)).contains("dcc_without_row", "dcc_unsigned", "dcc_link_missing");
        assertThat(imported.traceability().digital()).hasSize(1);
    }

    @Test
    void the_links_of_the_published_humidity_certificate_are_analogue_and_open() throws Exception {
        ImportedCase imported = EvidenceReaderTest.read(Map.of("certificates/h.xml", file("dcc_gp_humidity_v1.0.xml")));

        // SOURCE.md: one procedure "analogue", one "SHA256" with a placeholder: the link cannot be closed
        assertThat(imported.traceability().digital().get(0).standards())
                .extracting(l -> l.certificateNo() + " " + l.state())
                .containsExactly("GP-mE-Certificate-x ANALOGUE", "GP-mE-Certificate-y MISSING");
    }

    @Test
    void a_manipulated_certificate_is_named_and_a_sound_one_is_not() throws Exception {
        ImportedCase sound = EvidenceReaderTest.read(
                Map.of("certificates/t.xml", file("dcc_gp_temperature_typical_v12_signed.xml")));
        ImportedCase changed = EvidenceReaderTest.read(
                Map.of("certificates/t.xml", file("dcc_gp_temperature_typical_v12_signed_manipulated.xml")));

        assertThat(sound.traceability().documentContradictions()).isEmpty();
        assertThat(sound.pack().signedDocuments()).hasSize(1);
        assertThat(changed.traceability().documentContradictions())
                .extracting(c -> c.aspect())
                .containsExactly("signature");
    }

    private static String link(String number, String procedure, String value) {
        return "<dcc:measuringEquipment><dcc:name><dcc:content>S</dcc:content></dcc:name><dcc:certificate>"
                + "<dcc:referral/><dcc:referralID>" + number + "</dcc:referralID><dcc:procedure>" + procedure
                + "</dcc:procedure><dcc:value>" + value + "</dcc:value></dcc:certificate></dcc:measuringEquipment>";
    }

    private static String certificate(String version, String number, String links, String quantity) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><dcc:digitalCalibrationCertificate"
                + " xmlns:dcc=\"https://ptb.de/dcc\" xmlns:si=\"https://ptb.de/si\" schemaVersion=\"" + version
                + "\"><dcc:administrativeData><dcc:coreData><dcc:uniqueIdentifier>" + number
                + "</dcc:uniqueIdentifier><dcc:beginPerformanceDate>2025-03-08Z</dcc:beginPerformanceDate>"
                + "<dcc:endPerformanceDate>2025-03-09</dcc:endPerformanceDate>"
                + "<dcc:issueDate>2025-03-10</dcc:issueDate></dcc:coreData><dcc:items><dcc:item><dcc:name>"
                + "<dcc:content lang=\"zh\">温度计</dcc:content></dcc:name><dcc:model>M</dcc:model>"
                + "<dcc:identifications><dcc:identification><dcc:issuer>manufacturer</dcc:issuer><dcc:value>SN-1"
                + "</dcc:value></dcc:identification></dcc:identifications></dcc:item></dcc:items>"
                + "<dcc:calibrationLaboratory><dcc:calibrationLaboratoryCode>L0001</dcc:calibrationLaboratoryCode>"
                + "</dcc:calibrationLaboratory></dcc:administrativeData><dcc:measurementResults><dcc:measurementResult>"
                + "<dcc:measuringEquipments>" + links + "</dcc:measuringEquipments><dcc:results><dcc:result><dcc:data>"
                + "<dcc:quantity refType=\"basic_measurementError\">" + quantity
                + "</dcc:quantity></dcc:data></dcc:result></dcc:results></dcc:measurementResult>"
                + "</dcc:measurementResults><dcc:document><dcc:fileName>a.pdf</dcc:fileName><dcc:mimeType>"
                + "application/pdf</dcc:mimeType><dcc:dataBase64>JVBERg==</dcc:dataBase64></dcc:document>"
                + "</dcc:digitalCalibrationCertificate>";
    }

    @Test
    void both_forms_of_the_si_format_give_the_same_uncertainty() {
        String first = "<si:real><si:value>0.1</si:value><si:unit>\\degreecelsius</si:unit><si:expandedUnc>"
                + "<si:uncertainty>0.06</si:uncertainty><si:coverageFactor>2</si:coverageFactor>"
                + "<si:coverageProbability>0.95</si:coverageProbability></si:expandedUnc></si:real>";
        String second = "<si:real><si:value>0.1</si:value><si:unit>\\degreecelsius</si:unit>"
                + "<si:measurementUncertaintyUnivariate><si:expandedMU><si:valueExpandedMU>0.06</si:valueExpandedMU>"
                + "<si:coverageFactor>2</si:coverageFactor><si:coverageProbability>0.95</si:coverageProbability>"
                + "</si:expandedMU></si:measurementUncertaintyUnivariate></si:real>";
        String list = "<si:realListXMLList><si:valueXMLList>1 2</si:valueXMLList><si:unitXMLList>\\degreecelsius"
                + "</si:unitXMLList><si:measurementUncertaintyUnivariateXMLList><si:expandedMUXMLList>"
                + "<si:valueExpandedMUXMLList>0.05 0.06</si:valueExpandedMUXMLList><si:coverageFactorXMLList>2"
                + "</si:coverageFactorXMLList></si:expandedMUXMLList></si:measurementUncertaintyUnivariateXMLList>"
                + "</si:realListXMLList>";
        for (String version : List.of("2.4.0", "3.0.0", "3.2.1", "3.3.0")) {
            for (String quantity : List.of(first, second, list)) {
                DigitalCertificate read = DccReader.read("a.xml", text(certificate(version, "N", "", quantity)))
                        .orElseThrow();
                assertThat(read.schemaVersion()).isEqualTo(version);
                Result leading = read.leading().orElseThrow();
                assertThat(leading.largest().orElseThrow()).isEqualByComparingTo("0.06");
                assertThat(leading.coverageFactor().orElseThrow()).isEqualByComparingTo("2");
                assertThat(leading.unit()).isEqualTo("℃");
                assertThat(read.laboratory().code()).isEqualTo("L0001");
                assertThat(read.period().issued()).contains(LocalDate.of(2025, 3, 10));
                assertThat(read.embedded())
                        .extracting(e -> e.name() + " " + e.size())
                        .containsExactly("a.pdf 4");
            }
        }
        assertThat(DsiUnits.plain("\\kilo\\watt\\hour")).isEqualTo("kWh");
        assertThat(DsiUnits.plain("\\metre\\tothe{3}\\per\\hour")).isEqualTo("m³/h");
        assertThat(DsiUnits.plain("\\nonsense")).isEqualTo("\\nonsense");
    }

    @Test
    void links_to_standards_say_whether_they_hold() throws Exception {
        byte[] standard = text(certificate("3.3.0", "STD-1", "", ""));
        String sha256 = HexFormat.of().formatHex(digest(standard));
        String links = link("STD-1", "SHA256", sha256)
                + link("STD-1", "SHA-256", "00".repeat(32))
                + link("STD-1", "", "")
                + link("STD-2", "analogue", "analogue")
                + link("STD-3", "SM3", "11".repeat(32));
        Map<String, byte[]> pack = new TreeMap<>(Map.of(
                "certificates/standard.xml",
                standard,
                "certificates/c.xml",
                text(certificate("3.3.0", "C-1", links, ""))));

        ImportedCase imported = EvidenceReaderTest.read(pack);

        assertThat(imported.traceability().digital().get(0).standards())
                .extracting(DigitalCertificate.StandardLink::state)
                .containsExactly(
                        LinkState.HASH_MATCHES,
                        LinkState.HASH_DIFFERS,
                        LinkState.NUMBER_ONLY,
                        LinkState.ANALOGUE,
                        LinkState.MISSING);
        assertThat(imported.traceability().documentContradictions())
                .extracting(c -> c.aspect())
                .containsExactly("standard_digest");
        assertThat(imported.traceability().certificates().get(0).standardsUsed())
                .extracting(TraceabilityCertificate.StandardUse::certificateNo)
                .containsExactly("STD-1", "STD-1", "STD-1", "STD-2", "STD-3");
    }

    private static byte[] digest(byte[] bytes) {
        return HexFormat.of().parseHex(DigestAlgorithm.SHA256.of(bytes).hex());
    }

    @Test
    void a_row_that_its_digital_certificate_contradicts_is_named_and_the_document_counts() throws Exception {
        String quantity = "<si:real><si:value>1</si:value><si:unit>\\kelvin</si:unit><si:expandedUnc>"
                + "<si:uncertainty>0.2</si:uncertainty><si:coverageFactor>2</si:coverageFactor></si:expandedUnc></si:real>";
        String index = "certificate_no,type,serial_no,performed,issued,expanded_uncertainty,uncertainty_unit,file\n"
                + "C-9,calibration,SN-2,2025-03-08,2025-03-11,0.1,K,certificates/c.xml\n";
        ImportedCase imported = EvidenceReaderTest.read(
                Map.of("证书清单.csv", text(index), "certificates/c.xml", text(certificate("3.3.0", "C-1", "", quantity))));

        assertThat(imported.traceability().documentContradictions())
                .extracting(c -> c.aspect() + " " + c.inRow() + " " + c.inDocument())
                .containsExactly(
                        "certificate_no C-9 C-1",
                        "serial_no SN-2 SN-1",
                        "issued 2025-03-11 2025-03-10",
                        "expanded_uncertainty 0.1 0.2");
        TraceabilityCertificate merged = imported.traceability().certificates().get(0);
        assertThat(merged.issue().issued()).contains(LocalDate.of(2025, 3, 10));
        assertThat(merged.results().expandedUncertainty().orElseThrow()).isEqualByComparingTo("0.2");
    }

    @Test
    void hostile_documents_are_no_certificates() {
        String bomb = "<!DOCTYPE a [<!ENTITY b \"" + "x".repeat(1000) + "\">]><dcc:digitalCalibrationCertificate"
                + " xmlns:dcc=\"https://ptb.de/dcc\">&b;</dcc:digitalCalibrationCertificate>";
        assertThat(DccReader.read("a.xml", text(bomb))).isEmpty();
        assertThat(DccReader.read("a.xml", text("<a>".repeat(5000)))).isEmpty();
        assertThat(DccReader.read("a.xml", text("<digitalCalibrationCertificate/>")))
                .isEmpty();
    }
}
