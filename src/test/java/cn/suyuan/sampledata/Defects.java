package cn.suyuan.sampledata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The defects of sample-company.md, 6.5, that are changes of tables, by number. The others are in the readings (16, 19,
 * 20, 21: {@link PlantStreams}), in the seals (17: {@link Binding}), in clocks and documents (8, 18, 25: {@link PackTables})
 * and in factors and activities (15, 22, 23, 24: {@link Footprint}).
 */
final class Defects {
    static final String OLD_E08 = "7730918264";

    private final Sheet ledger;
    private final Sheet standards;
    private final Sheet certificates;
    private final Sheet plan;
    private final Sheet units;
    private final Sheet network;

    Defects(Map<String, Sheet> tables) {
        ledger = tables.get("ledger");
        standards = tables.get("reference-standards");
        certificates = tables.get("certificates");
        plan = tables.get("calibration-plan");
        units = tables.get("energy-units");
        network = tables.get("network");
    }

    void seed() {
        noCertificate();
        hole();
        forgedNumber();
        lapsedStandard();
        circle();
        unknownIssuer();
        classes();
        instrument("E21").put("type_approval_no", "");
        instrument("E21").put("manufacturer", "Muster Messtechnik GmbH");
        certificates.where("instrument_no", "E21").forEach(r -> r.put("manufacturer", "Muster Messtechnik GmbH"));
        missingCells();
        instrument("S02").put("serial_no", "2.02301E+11");
        fittingRate();
        planOmits();
        manualAsLevelOne();
        replacedWithoutPapers();
        instrument("G03").put("condition", "operating");
        sharedNumber();
    }

    private Map<String, String> instrument(String no) {
        return ledger.row("instrument_no", no);
    }

    /** 1. */
    private void noCertificate() {
        certificates.remove(r -> r.get("instrument_no").equals("E05"));
        plan.where("instrument_no", "E05").forEach(r -> {
            r.put("done", "");
            r.put("certificate_no", "");
        });
        plan.remove(r -> r.get("instrument_no").equals("E05") && r.get("due").compareTo("2026") >= 0);
    }

    /** 2: certificate ended 2025-05-14, next 2025-12-02. */
    private void hole() {
        Map<String, String> late = certificates.where("instrument_no", "G01").get(1);
        late.put("received", "2025-11-29");
        late.put("performed", "2025-12-02");
        late.put("issued", "2025-12-05");
        late.put("valid_until", "2026-12-01");
        late.put("confirmed", "JLQR-2025-G01 确认合格 2025-12-08");
        plan.where("instrument_no", "G01").forEach(r -> {
            if (r.get("done").isEmpty()) {
                r.put("due", "2026-12-01");
            } else {
                r.put("done", "2025-12-02");
            }
        });
    }

    /** 3: the number of T04's certificate under T02's; the document was changed afterwards. */
    private void forgedNumber() {
        Map<String, String> forged = certificates.row("certificate_no", "HZ25-T-0416");
        forged.put("certificate_no", "HZ25-T-0417");
        forged.put("file", "certificates/HZ25-T-0417-T02.pdf");
        plan.where("certificate_no", "HZ25-T-0416").forEach(r -> r.put("certificate_no", "HZ25-T-0417"));
    }

    /** 4: STD-01 lapsed on 2024-11-30 and was verified again on 2025-04-10; P01, P02 calibrated on 2025-03-08. */
    private void lapsedStandard() {
        List<Map<String, String>> own = new ArrayList<>(certificates.rows().stream()
                .filter(r ->
                        r.get("instrument_no").equals("STD-01") && r.get("type").equals("verification"))
                .toList());
        Map<String, String> second = own.get(1);
        second.put("received", "2025-04-07");
        second.put("performed", "2025-04-10");
        second.put("issued", "2025-04-13");
        second.put("valid_until", "2026-04-09");
        certificates.rows().remove(own.get(2));
        plan.remove(r -> r.get("instrument_no").equals("STD-01"));
        plan.add("STD-01", "2024-11-30", "2025-04-10", second.get("certificate_no"), "");
        plan.add("STD-01", "2026-04-09", "", "", "");
        for (String no : List.of("P01", "P02")) {
            Map<String, String> row = certificates.where("instrument_no", no).get(1);
            row.put("performed", "2025-03-08");
            row.put("issued", "2025-03-08");
            row.put("valid_until", "2026-03-07");
            row.put("standards_used", "STD-01@" + own.get(0).get("certificate_no"));
            plan.where("certificate_no", row.get("certificate_no")).forEach(r -> r.put("due", "2025-03-10"));
            plan.rows().stream()
                    .filter(r ->
                            r.get("instrument_no").equals(no) && r.get("done").isEmpty())
                    .forEach(r -> r.put("due", "2026-03-07"));
            plan.where("certificate_no", row.get("certificate_no")).forEach(r -> r.put("done", "2025-03-08"));
        }
        certificates
                .where("instrument_no", "P03")
                .get(1)
                .put("standards_used", "STD-01@" + second.get("certificate_no"));
    }

    /** 5: STD-02 calibrated with T03 and T03 with STD-02; T01 and T05 rest on it. */
    private void circle() {
        Map<String, String> instrument = standards.row("instrument_no", "STD-02");
        certificates.remove(
                r -> r.get("instrument_no").equals("STD-02") && !r.get("type").equals("standard_examination"));
        plan.remove(r -> r.get("instrument_no").equals("STD-02"));
        String issuer = Keys.COMPANY + "计量室";
        for (String[] c :
                new String[][] {{"ZX24-B-0211", "2024-02-20", "2025-02-19"}, {"ZX25-B-0214", "2025-02-18", "2026-02-17"}
                }) {
            certificates.add(
                    c[0],
                    "internal",
                    "STD-02",
                    instrument.get("serial_no"),
                    instrument.get("model"),
                    instrument.get("manufacturer"),
                    issuer,
                    "",
                    "",
                    c[1],
                    c[1],
                    c[2],
                    "JJG 160-2007",
                    "",
                    "二等",
                    "±0.05 ℃",
                    "温度",
                    instrument.get("range"),
                    "0.04",
                    "℃",
                    "2",
                    "0.95",
                    "见记录",
                    "T03",
                    "JLQR-" + c[1].substring(0, 4) + "-STD-02 确认合格 " + c[1],
                    "");
        }
        plan.add("STD-02", "2025-02-19", "2025-02-18", "ZX25-B-0214", "");
        plan.add("STD-02", "2026-02-17", "", "", "");
        Map<String, String> first = certificates.where("instrument_no", "T03").get(0);
        for (String no : List.of("T01", "T03", "T05")) {
            certificates.where("instrument_no", no).get(0).put("standards_used", "STD-02@ZX24-B-0211");
            certificates.where("instrument_no", no).get(1).put("standards_used", "STD-02@ZX25-B-0214");
        }
        certificates.rows().stream()
                .filter(r -> r.get("certificate_no").equals("ZX25-B-0214"))
                .forEach(r -> r.put("standards_used", "T03@" + first.get("certificate_no")));
    }

    /** 6: neither accredited nor authorised, only a CMA mark. */
    private void unknownIssuer() {
        int number = 21;
        for (Map<String, String> row : certificates.where("instrument_no", "W01")) {
            String old = row.get("certificate_no");
            String now = "JC" + row.get("performed").substring(2, 4) + "-W-00" + number++;
            row.put("certificate_no", now);
            row.put("file", "certificates/" + now + ".pdf");
            row.put("issuer", "江城示例检测技术有限公司");
            row.put("issuer_no", "CMA 229999990001");
            plan.where("certificate_no", old).forEach(r -> r.put("certificate_no", now));
        }
    }

    /** 7: water meters of class 2, a gauge of 2.5, a transformer on its protection core. */
    private void classes() {
        for (String no : List.of("W02", "W03", "W04")) {
            accuracy(no, "2", "±2%");
        }
        accuracy("P04", "2.5", "±2.5%FS");
        accuracy("CT04", "10P20", "");
    }

    private void accuracy(String no, String accuracyClass, String mpe) {
        instrument(no).put("accuracy_class", accuracyClass);
        certificates.where("instrument_no", no).forEach(r -> {
            r.put("accuracy_class", accuracyClass);
            r.put("mpe", mpe);
        });
    }

    /** 10: five rows lack 安装地点 or 准确度等级. */
    private void missingCells() {
        for (String no : List.of("E19", "G06", "H03")) {
            instrument(no).put("location", "");
        }
        for (String no : List.of("E24", "T04")) {
            instrument(no).put("accuracy_class", "");
        }
    }

    /** 13: 11 of 13 main pieces of equipment are metered. */
    private void fittingRate() {
        units.add("U098", "真空干燥炉1#", "3", "electricity", "360", "kW", "1", "");
        units.add("U099", "真空干燥炉2#", "3", "electricity", "360", "kW", "1", "");
    }

    /** 14. */
    private void planOmits() {
        Set<String> omitted = Set.of("E16", "E17", "E18", "H01", "H02", "O01");
        plan.remove(r -> omitted.contains(r.get("instrument_no")));
    }

    /** 15: read off by people, declared as level 1. */
    private void manualAsLevelOne() {
        for (String no : List.of("W02", "W03", "W04", "O01", "S01", "S02", "S03", "S04")) {
            instrument(no).put("data_level", "1");
        }
    }

    /** 19: another meter since June; both have certificates, nothing else is on paper. */
    private void replacedWithoutPapers() {
        Map<String, String> row = instrument("E08");
        List<Map<String, String>> own = certificates.where("instrument_no", "E08");
        String now = row.get("serial_no");
        own.get(0).put("serial_no", OLD_E08);
        Map<String, String> next = new LinkedHashMap<>(own.get(1));
        next.put("serial_no", now);
        next.put("received", "2025-06-07");
        next.put("performed", "2025-06-10");
        next.put("issued", "2025-06-13");
        next.put("valid_until", "2026-06-09");
        next.put("confirmed", "JLQR-2025-E08 确认合格 2025-06-16");
        own.get(1).putAll(next);
        plan.remove(r -> r.get("instrument_no").equals("E08"));
        plan.add("E08", "2025-06-18", "2025-06-10", next.get("certificate_no"), "");
        plan.add("E08", "2026-06-09", "", "", "");
    }

    /** 12: E15 carries the number of E14 everywhere. */
    private void sharedNumber() {
        for (Sheet sheet : List.of(ledger, certificates, plan)) {
            sheet.rename("instrument_no", "E15", "E14");
        }
        network.rename("child", "E15", "E14");
        units.rename("instrument_nos", "E15", "E14");
    }
}
