package cn.suyuan.sampledata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Activities, factors, cross-checks and the uncertainty model (sample-company.md, 6.4). */
final class Footprint {
    private static final String NOW = "2026-01-01T00:00:00+08:00";
    private static final String BEGIN = "2025-01-01T00:00:00+08:00";
    private static final String BODY = "示例绿标认证检验有限公司";

    private final Variant variant;
    private final Sheet ledger;
    private final Sheet certificates;
    final Sheet activities = new Sheet(
            "activity_id,name,life_cycle_stage,period_from,period_to,quantity,unit,data_level,stream_ids,operation,relative_u95,collected_at,location,source,device"
                    .split(","));
    final Sheet factors = new Sheet(
            "factor_id,name,value,unit,source,reliability,region,year,is_default,deviation_coefficient,relative_u95,valid_from,valid_until,certificate_file,justification,basis"
                    .split(","));
    final Sheet checks =
            new Sheet("item,kind,own_value,reference_value,unit,body,body_no,report,date,explanation".split(","));
    final List<Map<String, Object>> inputs = new ArrayList<>();

    Footprint(Variant variant, Sheet ledger, Sheet certificates) {
        this.variant = variant;
        this.ledger = ledger;
        this.certificates = certificates;
        energy();
        materials();
        factors();
        boms();
        crossChecks();
    }

    private boolean demo() {
        return variant == Variant.DEMO;
    }

    private void energy() {
        if (demo()) {
            Map<String, Integer> recorded = new LinkedHashMap<>();
            for (int i = 4; i <= 13; i++) {
                String no = String.format(java.util.Locale.ROOT, "E%02d", i);
                recorded.put(no, Math.toIntExact(PlantStreams.ELECTRICITY.get(no)));
            }
            recorded.put("E07", 5_720_000);
            recorded.put("E11", 16_610_415);
            recorded.forEach((no, kwh) -> stream("A-" + no, place(no) + "用电", kwh, "kWh", no, 0.0060));
            declared("A-LOSS", "线损分摊", "1935824", "kWh", "2", "", 0.05, "按电量比例分摊，见4.2文件");
        } else {
            // four meters, each 0.8026 %, make 0.60 % of their balance
            stream("A-E01", "进线Ⅰ外购电力", 55_310_000, "kWh", "E01", 0.008026);
            stream("A-E02", "进线Ⅱ外购电力", 49_876_000, "kWh", "E02", 0.008026);
            stream("A-E14", "PACK车间用电（扣除）", 3_350_000, "kWh", "E14", 0.008026);
            stream("A-E15", "办公楼用电（扣除）", 1_980_000, "kWh", "E15", 0.008026);
        }
        stream("A-E03", "光伏自发自用", 6_214_000, "kWh", "E03", 0.0075);
        if (demo()) {
            stream("A-G02", "1#锅炉天然气", 2_310_000, "m³", "G02", 0.0125);
            stream("A-G03", "2#锅炉天然气", 1_775_242, "m³", "G03", 0.0125);
            stream("A-G04", "3#锅炉天然气", 2_050_000, "m³", "G04", 0.0125);
            stream("A-E14", "PACK车间用电", 3_350_000, "kWh", "E14", 0.008026);
        } else {
            stream("A-G01", "天然气（标准状态20℃）", 6_480_000, "m³", "G01", 0.0125);
        }
        stream("A-G05", "外购蒸汽", 48_600, "GJ", "G05", 0.02);
        stream("A-W01", "自来水", 512_000, "m³", "W01", 0.012);
    }

    private void materials() {
        String weighed = demo() ? "1" : "direct_offline";
        declared("A-O01", "柴油", "46800", "kg", weighed, "O01", 0.005, "柴油间出库单，流量计 O01 抄表");
        declared("A-LFP", "磷酸铁锂正极材料", "10690000", "kg", weighed, "S02", 0.003, "领料单，平台秤 S02");
        declared("A-GRA", "人造石墨负极材料", "5390000", "kg", weighed, "S03", 0.003, "领料单，平台秤 S03");
        declared("A-ELY", "电解液", "6850000", "kg", weighed, "S04", 0.003, "领料单，平台秤 S04");
        declared("A-CU", "铜箔", "2720000", "kg", weighed, "S01", 0.003, "过磅单 S01 与领料台账");
        declared("A-AL", "铝箔", "1580000", "kg", weighed, "S01", 0.003, "过磅单 S01 与领料台账");
        declared("A-CAN", "铝壳及盖板", "3490000", "kg", weighed, "S01", 0.003, "过磅单 S01 与领料台账");
        declared("A-SEP", "隔膜", "292000", "kg", weighed, "S03", 0.003, "领料单，平台秤 S03");
        declared("A-PVDF", "PVDF", "246000", "kg", weighed, "S02", 0.003, "领料单，平台秤 S02");
        declared("A-NMP", "NMP补充", "98000", "kg", weighed, "S01", 0.01, "过磅单 S01 与领料台账");
        declared("A-CA", "导电剂", "190000", "kg", weighed, "S02", 0.003, "领料单，平台秤 S02");
        declared("A-TR", "原材料公路运输", "10200000", "t·km", "2", "S01", 0.05, "过磅单 S01 与导航里程，见4.2文件");
        declared("A-WASTE", "废弃物处理", "410000", "kg", weighed, "S01", 0.01, "过磅单 S01");
        declared(
                "A-OUT",
                "合格电芯产量",
                "4856320",
                "kWh",
                "direct_offline",
                "PW01",
                0.002,
                "入库台账 5420000 只 × 0.896 kWh，抽检复测 PW01");
    }

    private void factors() {
        String public24 = "生态环境部、国家统计局《2024年电力碳足迹因子数据》";
        String set = "中国产品全生命周期温室气体排放系数集（示例版）";
        if (demo()) {
            factor(
                    "F-GRID",
                    "2022年全国电网平均排放因子（直接CO2）",
                    "0.5366",
                    "kgCO2e/kWh",
                    "2022年度全国电网平均排放因子",
                    "2",
                    "2022",
                    "",
                    0.025,
                    "N");
        } else {
            factor("F-GRID", "2024年全国电力平均碳足迹因子", "0.5777", "kgCO2e/kWh", public24, "1", "2024", "", 0.025, "N");
        }
        factor("F-PV", "光伏发电碳足迹因子", "0.0520", "kgCO2e/kWh", public24, "1", "2024", "", 0.10, "N");
        factor("F-GAS", "天然气燃烧", "2.165", "kgCO2e/m³", "GB/T 2589 低位热值与单位热值含碳量计算", "2", "2024", "", 0.02, "N");
        factor("F-GASUP", "天然气上游", "0.320", "kgCO2e/m³", set, "3", "2024", "1.00", 0.20, "LN");
        factor("F-STEAM", "外购蒸汽", "110", "kgCO2e/GJ", set, "3", "2024", "1.00", 0.06, "R");
        factor("F-WATER", "自来水", "0.26", "kgCO2e/m³", set, "3", "2024", "1.00", 0.20, "LN");
        factor("F-DIESEL", "柴油", "3.646", "kgCO2e/kg", set, "3", "2024", "1.00", 0.03, "N");
        factor("F-LFP", "磷酸铁锂", "8.90", "kgCO2e/kg", "供方产品碳足迹报告（虚构）PCF-2024-101", "2", "2024", "", 0.11, "N");
        factor(
                "F-GRA",
                "人造石墨",
                demo() ? "9.05" : "9.80",
                "kgCO2e/kg",
                "供方产品碳足迹报告（虚构）PCF-2024-102",
                "2",
                "2024",
                "",
                0.20,
                "LN");
        factor("F-ELY", "电解液", "5.60", "kgCO2e/kg", "供方产品碳足迹报告（虚构）PCF-2024-103", "2", "2024", "", 0.12, "N");
        factor("F-CU", "铜箔", "7.10", "kgCO2e/kg", "供方产品碳足迹报告（虚构）PCF-2024-104", "2", "2024", "", 0.10, "N");
        factor("F-AL", "铝箔", "18.20", "kgCO2e/kg", "供方产品碳足迹报告（虚构）PCF-2024-105", "2", "2024", "", 0.10, "N");
        factor("F-CAN", "铝壳及盖板", "16.90", "kgCO2e/kg", "供方产品碳足迹报告（虚构）PCF-2024-106", "2", "2024", "", 0.10, "N");
        factor("F-SEP", "隔膜", "8.50", "kgCO2e/kg", set, "3", "2024", "1.00", 0.15, "LN");
        factor("F-PVDF", "PVDF", "16.00", "kgCO2e/kg", set, "3", "2024", "1.00", 0.20, "LN");
        factor("F-NMP", "NMP", "4.20", "kgCO2e/kg", set, "3", "2024", "1.00", 0.15, "LN");
        factor("F-CA", "导电剂", "3.50", "kgCO2e/kg", set, "3", "2024", "1.00", 0.20, "LN");
        factor("F-TR", "公路货运（柴油重卡）", "0.102", "kgCO2e/(t·km)", set, "3", "2024", "1.00", 0.15, "LN");
        factor("F-WASTE", "废弃物处理", "0.55", "kgCO2e/kg", set, "3", "2024", "1.00", 0.25, "LN");
        factor(
                "F-GRID23",
                "2023年全国电力平均碳足迹因子（PACK车间）",
                "0.6205",
                "kgCO2e/kWh",
                "生态环境部、国家统计局《2023年电力碳足迹因子数据》",
                "1",
                "2023",
                "",
                0.025,
                "N");
        if (demo()) {
            // defect 23: a default value without coefficient, source «数据库», no rating
            Map<String, String> electrolyte = factors.row("factor_id", "F-ELY");
            electrolyte.put("source", "数据库");
            electrolyte.put("reliability", "");
            electrolyte.put("is_default", "是");
        }
    }

    /** Product P2: the bill of materials of a pack for 1 kWh, with its factors. */
    private void boms() {
        String report = "供方产品碳足迹报告（虚构）PCF-2024-2";
        factor("F-BMS", "电池管理系统", "140", "kgCO2e/kg", report + "01", "3", "2024", "", 0.65, "LN");
        factor("F-BOX", "铝箱体", "16.9", "kgCO2e/kg", report + "02", "3", "2024", "", 0.30, "LN");
        factor("F-STEEL", "钢结构件", "2.35", "kgCO2e/kg", report + "03", "3", "2024", "", 0.20, "LN");
        factor("F-BUSBAR", "铜排", "7.1", "kgCO2e/kg", report + "04", "3", "2024", "", 0.15, "LN");
        factor("F-PLASTIC", "塑料件", "3.4", "kgCO2e/kg", report + "05", "3", "2024", "", 0.25, "LN");
        factor("F-COOL", "冷却液", "6", "kgCO2e/kg", report + "06", "3", "2024", "", 0.30, "LN");
        String[][] masses = {
            {"MBMS", "0.085"},
            {"MBOX", "0.62"},
            {"MSTEEL", "1.10"},
            {"MBUSBAR", "0.11"},
            {"MPLASTIC", "0.20"},
            {"MCOOL", "0.05"}
        };
        for (String[] mass : masses) {
            inputs.add(input(mass[0], "", mass[1], "kg/kWh", List.of()));
        }
        inputs.add(input("QPACK", "", "4286464", "kWh", List.of()));
    }

    private String place(String no) {
        return ledger.row("instrument_no", no).get("location").replace("进线柜", "");
    }

    private void stream(String id, String name, int quantity, String unit, String no, double u) {
        boolean staged = no.startsWith("E") && !no.equals("E03");
        boolean intervals = no.equals("E03") || no.equals("E11");
        activities.add(
                id,
                name,
                "production",
                BEGIN,
                NOW,
                quantity,
                unit,
                "1",
                no + (staged ? "-processed" : "-acquired"),
                intervals ? "sum" : "register_difference",
                fraction(2 * u),
                NOW,
                ledger.row("instrument_no", no).get("location"),
                name + "，" + ledger.row("instrument_no", no).get("name") + " " + no,
                "");
        inputs.add(input(symbol(id), "activity:" + id, String.valueOf(quantity), unit, direct(no, u)));
    }

    private void declared(
            String id,
            String name,
            String quantity,
            String unit,
            String level,
            String device,
            double u,
            String source) {
        String stage = id.equals("A-TR")
                ? "transport"
                : level.equals("2") || device.startsWith("S") ? "raw_material" : "production";
        activities.add(
                id,
                name,
                id.equals("A-WASTE") ? "end_of_life" : id.equals("A-LOSS") ? "production" : stage,
                BEGIN,
                NOW,
                quantity,
                unit,
                level,
                "",
                "declared",
                fraction(2 * u),
                NOW,
                device.isEmpty()
                        ? PackTables.SITE
                        : ledger.row("instrument_no", device).get("location"),
                source,
                device);
        inputs.add(input(
                symbol(id),
                "activity:" + id,
                quantity,
                unit,
                device.isEmpty() ? List.of(component("分摊模型", "normal", "standard", u, null)) : direct(device, u)));
    }

    private void factor(
            String id,
            String name,
            String value,
            String unit,
            String source,
            String reliability,
            String year,
            String coefficient,
            double u,
            String distribution) {
        boolean standard = !coefficient.isEmpty();
        factors.add(
                id,
                name,
                value,
                unit,
                source,
                reliability,
                "CN",
                year,
                standard ? "是" : "否",
                coefficient,
                fraction(2 * u),
                "",
                "",
                source.startsWith("供方") ? "documents/factors/" + id + ".txt" : "",
                "",
                standard ? "与两家供应商实测值比对，偏差小于1%" : "");
        Map<String, Object> component = switch (distribution) {
            case "N" -> component("因子", "normal", "standard", u, null);
            case "R" -> component("因子", "rectangular", "half_width", u * StrictMath.sqrt(3), null);
            default -> new LinkedHashMap<>(Map.of());
        };
        if (component.isEmpty()) {
            component.put("name", "因子");
            component.put("distribution", "lognormal");
            component.put("relative_standard", u);
        }
        inputs.add(input(symbol(id), "factor:" + id, value, unit, List.of(component)));
    }

    /** Calibration as the certificate says it, sampling, transmission, and the rest of the known total. */
    private List<Map<String, Object>> direct(String no, double u) {
        Map<String, String> certificate = certificates.rows().stream()
                .filter(r -> r.get("instrument_no").equals(no)
                        && r.get("serial_no")
                                .equals(ledger.row("instrument_no", no).get("serial_no"))
                        && (r.get("type").equals("verification")
                                || r.get("type").equals("calibration")))
                .filter(r -> r.get("performed").compareTo("2026") < 0)
                .reduce((first, last) -> last)
                .orElse(Map.of());
        double calibrated = 0;
        List<Map<String, Object>> components = new ArrayList<>();
        if (certificate.isEmpty()) {
            // defect 1: there is no certificate; the company uses the class on the name plate
            calibrated = 0.005 / StrictMath.sqrt(3);
            components.add(component("校准", "rectangular", "half_width", 0.005, null));
        } else if (certificate.get("expanded_uncertainty").isEmpty()) {
            double mpe = Double.parseDouble(certificate.get("mpe").replaceAll("[^0-9.]", "")) / 100;
            calibrated = mpe / StrictMath.sqrt(3);
            components.add(component("校准", "rectangular", "half_width", mpe, certificate.get("certificate_no")));
        } else {
            double expanded = new BigDecimal(certificate.get("expanded_uncertainty"))
                    .movePointLeft(2)
                    .doubleValue();
            calibrated = expanded / 2;
            Map<String, Object> component =
                    component("校准", "normal", "expanded", expanded, certificate.get("certificate_no"));
            component.put("k", 2);
            components.add(component);
        }
        components.add(component("采样频率", "rectangular", "half_width", 0.0005, null));
        components.add(component("传输", "triangular", "half_width", 0.0002, null));
        double rest = u * u - calibrated * calibrated - 0.0005 * 0.0005 / 3 - 0.0002 * 0.0002 / 6;
        if (rest > 0) {
            components.add(component("互感器、二次回路与使用条件", "normal", "standard", StrictMath.sqrt(rest), null));
        }
        return components;
    }

    private static Map<String, Object> component(
            String name, String distribution, String parameter, double value, String certificate) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("name", name);
        if (certificate != null) {
            component.put("ref", "certificate:" + certificate);
        }
        component.put("distribution", distribution);
        component.put(
                parameter,
                new BigDecimal(value).round(new java.math.MathContext(12)).stripTrailingZeros());
        component.put("relative", true);
        return component;
    }

    private static Map<String, Object> input(
            String symbol, String ref, String value, String unit, List<Map<String, Object>> components) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("symbol", symbol);
        if (!ref.isEmpty()) {
            input.put("ref", ref);
        }
        input.put("value", new BigDecimal(value));
        input.put("unit", unit);
        if (!components.isEmpty()) {
            input.put("components", components);
        }
        return input;
    }

    private static String symbol(String id) {
        return id.startsWith("A-") ? id.substring(2) : "F" + id.substring(2);
    }

    private static String fraction(double value) {
        return BigDecimal.valueOf(value)
                .setScale(4, java.math.RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private void crossChecks() {
        for (Map<String, String> row : activities.rows()) {
            BigDecimal own = new BigDecimal(row.get("quantity"));
            BigDecimal intensity = own.divide(new BigDecimal(4_856_320), new java.math.MathContext(6));
            String item = "activity:" + row.get("activity_id");
            String unit = row.get("unit") + "/kWh";
            checks.add(
                    item,
                    "horizontal",
                    plain(intensity),
                    plain(near(intensity, item + "h", 30)),
                    unit,
                    "行业能效标杆（示例）",
                    "",
                    "行业协会对标报告2025",
                    "2026-01-12",
                    "在行业基准值±5%以内");
            checks.add(
                    item,
                    "vertical",
                    plain(intensity),
                    plain(near(intensity, item + "v", 30)),
                    unit,
                    Keys.COMPANY,
                    "",
                    "2024年同期单耗",
                    "2026-01-13",
                    "与上年同期相比变化小于5%");
            third(item, own, row.get("unit"));
        }
        for (Map<String, String> row : factors.rows()) {
            BigDecimal own = new BigDecimal(row.get("value"));
            String item = "factor:" + row.get("factor_id");
            checks.add(
                    item,
                    "horizontal",
                    plain(own),
                    plain(near(own, item + "h", 30)),
                    row.get("unit"),
                    "因子数据库比对（示例）",
                    "",
                    "因子比对表2025",
                    "2026-01-12",
                    "在基准值±5%以内");
            third(item, own, row.get("unit"));
        }
        if (demo()) {
            // defect 24: the third party found 9.80
            checks.rows().stream()
                    .filter(r -> r.get("item").equals("factor:F-GRA")
                            && r.get("kind").equals("third_party"))
                    .forEach(r -> r.put("reference_value", "9.80"));
        }
    }

    private void third(String item, BigDecimal own, String unit) {
        int number = Math.floorMod(item.hashCode(), 900) + 100;
        checks.add(
                item,
                "third_party",
                plain(own),
                plain(near(own, item + "t", 15)),
                unit,
                BODY,
                "CNAS VB99921",
                "LBJY-2026-" + number,
                "2026-01-20",
                "");
    }

    /** A value that differs by up to so many thousandths, always the same for the same item. */
    private static BigDecimal near(BigDecimal own, String item, int thousandths) {
        int part = Math.floorMod(item.hashCode(), 2 * thousandths + 1) - thousandths;
        return own.multiply(BigDecimal.valueOf(1000 + part)).movePointLeft(3).round(new java.math.MathContext(6));
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
