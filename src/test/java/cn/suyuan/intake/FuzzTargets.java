package cn.suyuan.intake;

import cn.suyuan.chain.KnownLinks;
import cn.suyuan.chain.PlainStream;
import cn.suyuan.chain.StreamContext;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.UsualLimits;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.PlainReadings;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.OcmfRecordCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.SigningCertificate;
import cn.suyuan.trust.SigningKeyRegister;
import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import cn.suyuan.trust.TimestampVerifier;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import cn.suyuan.trust.XmlSignatureCheck;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Every reader of what strangers bring, with inputs to start from: one target each. */
final class FuzzTargets {
    private static final Validity DECADE =
            new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2035-01-01T00:00:00Z"));
    private static final TrustPolicy POLICY = TrustPolicy.at(LocalDate.of(2026, 3, 18));

    private static final ColumnNames NAMES = ColumnNames.standard();

    private static final TableMapping READINGS = new TableMapping(
            ColumnMapping.READINGS,
            "fuzz.csv",
            List.of(),
            0,
            1,
            List.of(),
            new TreeMap<>(Map.of("kind", "register", "unit", "kWh")));

    private FuzzTargets() {}

    /** Reads bytes; whatever it throws is a defect. */
    interface Reader {
        void read(byte[] bytes) throws Exception;
    }

    /**
     * A reader and inputs that it understands.
     *
     * @param name kind of input
     * @param seeds inputs to mutate
     * @param reader what is tried
     */
    record Target(String name, List<byte[]> seeds, Reader reader) {}

    /** A web page under the name of a workbook. */
    private static byte[] html() {
        return ("<html><body><table border=1><tr><th rowspan=2>管理编号<th colspan='2'>器具&nbsp;&#x540D;称</tr>"
                        + "<tr><td>a<td>b</tr><tr><td>E1</td><td>电能表<br/>一</td><td>&plusmn;0.5%</td></tr></table>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** All targets, in the order of the issue. */
    static List<Target> all() throws Exception {
        List<Target> targets = new ArrayList<>();
        targets.add(new Target("ZIP", List.of(zip(), xlsx()), FuzzTargets::zip));
        targets.add(new Target("XLSX", List.of(xlsx()), FuzzTargets::workbook));
        targets.add(new Target("XLS", List.of(xls()), FuzzTargets::workbook));
        targets.add(new Target("CSV", csv(), FuzzTargets::csv));
        targets.add(new Target("HTML", List.of(html()), FuzzTargets::workbook));
        targets.add(new Target("XML", xml(), FuzzTargets::xml));
        targets.add(new Target("PDF", List.of(pdf()), FuzzTargets::pdf));
        targets.add(new Target("OCMF", List.of(text(OCMF), text(OCMF_XML)), FuzzTargets::ocmf));
        targets.add(new Target("JSON", json(), FuzzTargets::json));
        targets.add(new Target("ASN.1", asn1(), FuzzTargets::asn1));
        return targets;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void zip(byte[] bytes) throws Exception {
        Optional<ContainerListing> listing = new ZipListing(
                        RandomBytes.of(bytes), "fuzz.zip", new IntakeLimits(2000, 64L << 20, 200, 16L << 20))
                .read();
        if (listing.isEmpty()) {
            return;
        }
        ContainerListing plain = listing.get().normalised();
        for (ContainerListing.Candidate candidate : plain.candidates()) {
            if (EntryNames.refusal(candidate.path()).isPresent()) {
                throw new IllegalStateException("would leave the case: " + candidate.path());
            }
            long[] size = {0};
            candidate.content().copy((b, offset, length) -> size[0] += length);
            if (size[0] > 64L << 20) {
                throw new IllegalStateException("expands to " + size[0]);
            }
        }
    }

    private static void workbook(byte[] bytes) {
        Problems problems = new Problems();
        List<RawTable> sheets = Workbooks.read("fuzz.xlsx", bytes, problems);
        tables(sheets);
        StaleFormulas.check("fuzz.xlsx", bytes, sheets, problems.formulas("fuzz.xlsx"), problems);
    }

    private static void csv(byte[] bytes) {
        tables(List.of(CsvTables.read("fuzz.csv", bytes, new Problems())));
        PlainSeries.read("fuzz.csv", bytes);
        PlainReadings readings = new PlainReadingsReader(READINGS, NAMES, new Problems())
                .read("S", "E", "fuzz.csv", List.of(CsvTables.read("fuzz.csv", bytes, new Problems())));
        StreamDeclaration declaration =
                new StreamDeclaration("S", "E", "", List.of(), "", "", Optional.of(Duration.ofMinutes(15)));
        PlainStream.verify(
                new StreamContext(
                        declaration,
                        "fuzz.csv",
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        KnownLinks.none(),
                        UsualLimits.CHAIN),
                readings.header(),
                readings.series(),
                readings.links());
    }

    private static void tables(List<RawTable> sheets) {
        for (RawTable raw : sheets) {
            Problems problems = new Problems();
            HeaderBand.find(raw, "ledger", NAMES)
                    .ifPresent(band -> new TableReader(NAMES)
                            .read("ledger", raw, band, "", problems)
                            .rows()
                            .forEach(row -> LedgerRows.instrument(new CellReader(row, problems, NamedFiles.none()))));
            problems.sorted();
        }
    }

    private static void xml(byte[] bytes) {
        DccReader.read("fuzz.xml", bytes);
        InventoryReader.read(bytes);
        new XmlSignatureCheck(TrustAnchors.none(), POLICY).check(SignedThing.DCC, "fuzz.xml", bytes);
    }

    private static void pdf(byte[] bytes) {
        PdfDocumentText.read(bytes);
        PdfSignatures.read("fuzz.pdf", bytes);
        if (bytes.length % 16 == 0) {
            QrCodes.read(bytes);
        }
    }

    private static void ocmf(byte[] bytes) {
        new OcmfRecordCheck(SigningKeyRegister.of(List.of(), TrustAnchors.none(), POLICY), POLICY)
                .checkFile("fuzz.ocmf", bytes);
    }

    private static void json(byte[] bytes) {
        UncertaintyModelReader.read(bytes, "fuzz.json");
        new ScopeReader("fuzz.json", new Problems()).read(bytes);
        InventoryReader.read(bytes);
        Optional<ColumnMapping> mapping = MappingFile.read(bytes);
        mapping.ifPresent(MappingFile::write);
    }

    private static void asn1(byte[] bytes) {
        new CmsSignatureVerifier(TrustAnchors.none(), POLICY)
                .checkDetached(SignedThing.PACK, "fuzz.p7s", bytes, text("content"));
        new TimestampVerifier(TrustAnchors.none(), POLICY).check("fuzz.tsr", bytes, text("content"));
        SigningCertificate.readAll(bytes);
        TrustAnchors.read(List.of(bytes), List.of(bytes));
    }

    private static byte[] zip() {
        return new RawZip()
                .file("data/台账.csv", "管理编号,名称\nE1,电能表\n")
                .file("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
                .file("证书.txt", Charset.forName("GB18030"), "x".repeat(3000))
                .bytes();
    }

    private static byte[] fill(Workbook book) throws Exception {
        Sheet sheet = book.createSheet("台账");
        String[][] rows = {
            {"能源计量器具台账", "", "", "", ""},
            {"管理编号", "计量器具名称", "出厂编号", "型号规格", "检定日期"},
            {"E-1", "电能表", "202301048872", "DTZ341", "2025.3.8"},
            {"E-2", "温度计", "１２３", "WZP", "45724"}
        };
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                if (r == 0 ? c == 0 : true) {
                    (c == 0 ? sheet.createRow(r) : sheet.getRow(r))
                            .createCell(c)
                            .setCellValue(rows[r][c]);
                }
            }
        }
        sheet.getRow(3).createCell(5).setCellFormula("1+2");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(bytes);
        book.close();
        return bytes.toByteArray();
    }

    private static byte[] xlsx() throws Exception {
        return fill(new XSSFWorkbook());
    }

    private static byte[] xls() throws Exception {
        return fill(new HSSFWorkbook());
    }

    private static List<byte[]> csv() {
        String table = "标题,,\n管理编号,计量器具名称,\"型号\n规格\",倍率\nE-1,电能表,\"a\"\"b\",1500\nE-2;,，,\u202ex,1.5E+11\n";
        return List.of(
                text(table),
                text("\uFEFF" + table),
                table.getBytes(Charset.forName("GB18030")),
                table.getBytes(StandardCharsets.UTF_16LE),
                text(table.replace(',', '\t')),
                text("时间,值(kWh),hash\n2025-01-01 00:00,1," + "ab".repeat(32) + "\n2025-01-01 00:15,2," + "cd".repeat(32)
                        + "\n2025-01-01 00:30,3," + "ef".repeat(32) + "\n"));
    }

    private static List<byte[]> xml() {
        String dcc = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><dcc:digitalCalibrationCertificate"
                + " xmlns:dcc=\"https://ptb.de/dcc\" xmlns:si=\"https://ptb.de/si\" schemaVersion=\"3.3.0\">"
                + "<dcc:administrativeData><dcc:coreData><dcc:uniqueIdentifier>N-1</dcc:uniqueIdentifier>"
                + "<dcc:endPerformanceDate>2025-03-08</dcc:endPerformanceDate></dcc:coreData></dcc:administrativeData>"
                + "<dcc:measurementResults><dcc:result><dcc:quantity refType=\"basic_measurementError\"><si:real>"
                + "<si:value>1</si:value><si:unit>\\kilo\\watt\\hour</si:unit><si:expandedUnc><si:uncertainty>0.1"
                + "</si:uncertainty><si:coverageFactor>2</si:coverageFactor></si:expandedUnc></si:real></dcc:quantity>"
                + "</dcc:result></dcc:measurementResults><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"
                + "<ds:SignedInfo><ds:Reference URI=\"\"><ds:DigestValue>AA==</ds:DigestValue></ds:Reference>"
                + "</ds:SignedInfo><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature>"
                + "</dcc:digitalCalibrationCertificate>";
        String bomb = "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;\"><!ENTITY z SYSTEM"
                + " \"file:///etc/hostname\">]><a>&y;&z;</a>";
        String spold = "<ecoSpold><activityDataset><flowData><intermediateExchange amount=\"1\"><name>a</name>"
                + "<unitName>kg</unitName><uncertainty><lognormal varianceWithPedigreeUncertainty=\"0.01\"/>"
                + "</uncertainty><inputGroup>5</inputGroup></intermediateExchange></flowData></activityDataset>"
                + "</ecoSpold>";
        return List.of(text(spold), text(dcc), text(bomb), text("<a>".repeat(300) + "</a>".repeat(300)));
    }

    private static byte[] pdf() throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                out.beginText();
                out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                out.newLineAtOffset(50, 700);
                out.showText("HZ25-T-0417 2025-03-08");
                out.endText();
                for (int i = 0; i < 110; i++) {
                    out.addRect(300 + i % 11 * 4, 300 + i / 11 * 4, 3, 3);
                }
                out.fill();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static final String OCMF =
            "OCMF|{\"FV\":\"1.0\",\"GI\":\"G\",\"GS\":\"1\",\"PG\":\"T1\",\"MV\":\"M\",\"MM\":\"X\",\"MS\":\"123\",\"IS\":true,\"IT\":\"NONE\",\"RD\":[{\"TM\":\"2025-01-01T00:00:00,000+0800"
                    + " S\",\"TX\":\"B\",\"RV\":1.50,\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"}]}|{\"SA\":"
                    + "\"ECDSA-secp256r1-SHA256\",\"SD\":\"3006020101020101\"}";
    private static final String OCMF_XML = "<values><value transactionId=\"1\"><signedData format=\"OCMF\""
            + " encoding=\"plain\">" + OCMF.replace("\"", "&quot;") + "</signedData><publicKey encoding=\"plain\">3059"
            + "301306072A8648CE3D020106082A8648CE3D030107</publicKey></value></values>";

    private static List<byte[]> json() {
        String model = "{\"model\": \"(E1*F1)/P\", \"result\": {\"name\": \"x\", \"unit\": \"kg\", \"declared\":"
                + " {\"value\": 78.4, \"coverage_factor\": 2}}, \"inputs\": [{\"symbol\": \"E1\", \"value\": 1.25E6,"
                + " \"unit\": \"kWh\", \"components\": [{\"name\": \"校准\", \"distribution\": \"normal\", \"expanded\":"
                + " 0.005, \"k\": 2, \"relative\": true}]}], \"correlations\": [{\"a\": \"E1\", \"b\": \"E2\", \"r\":"
                + " 0.3}]}";
        String scope = "{\"format\": \"suyuan-evidence-pack\", \"version\": 1, \"organization\": {\"name\": \"x\","
                + " \"uscc\": \"91\"}, \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}}";
        String mapping = "{\"format\": \"suyuan-column-mapping\", \"tables\": [{\"table\": \"ledger\", \"header_row\":"
                + " 2, \"header_rows\": 1, \"columns\": [{\"header\": \"a\", \"means\": [{\"key\": \"b\"}]}]}]}";
        String process = "{\"@type\": \"Process\", \"@id\": \"p\", \"exchanges\": [{\"amount\": 1.5E3, \"input\": true,"
                + " \"flow\": {\"name\": \"x\", \"flowType\": \"PRODUCT_FLOW\"}, \"unit\": {\"name\": \"kWh\"},"
                + " \"uncertainty\": {\"distributionType\": \"LOG_NORMAL_DISTRIBUTION\", \"geomSd\": 1.2}}]}";
        return List.of(
                text(process), text(model), text(scope), text(mapping), text("[".repeat(2000) + "]".repeat(2000)));
    }

    private static List<byte[]> asn1() {
        TestAuthority root = TestAuthority.root(Algorithm.SM2, "示例（虚构）", "root", DECADE, TestAuthority.seeded(3));
        TestAuthority signer = root.issue(Algorithm.SM2, "示例（虚构）", "signer", DECADE, Profile.SIGNER);
        TestAuthority stamper = root.issue(Algorithm.P256, "示例（虚构）", "tsa", DECADE, Profile.STAMPER);
        Instant then = Instant.parse("2025-06-01T00:00:00Z");
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("cms", signer.signDetached(text("content"), then, CmsSigner.Identifiers.RFC_5652));
        seeds.put("certificate", signer.certificate().encoded());
        seeds.put("pem", signer.pem());
        seeds.put("token", stamper.timestamp(text("content"), false, then, BigInteger.ONE));
        seeds.put("crl", root.revocationList(then, then.plusSeconds(1000), Map.of()));
        return List.copyOf(seeds.values());
    }
}
