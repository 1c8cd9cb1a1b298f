package cn.suyuan.sampledata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The small tables of a pack: what is declared, clocks, incidents, documents, the model. */
final class PackTables {
    static final String CODE = "91429999MADEMX0X35";
    static final String SITE = "云梦泽市(虚构)示范大道1号";
    private static final String MATERIALS =
            "A-LFP*F-LFP + A-GRA*F-GRA + A-ELY*F-ELY + A-CU*F-CU + A-AL*F-AL + A-CAN*F-CAN"
                    + " + A-SEP*F-SEP + A-PVDF*F-PVDF + A-NMP*F-NMP + A-CA*F-CA + A-TR*F-TR + A-WASTE*F-WASTE";
    private static final String OTHER_ENERGY =
            "A-E03*F-PV + GAS*(F-GAS+F-GASUP) + A-G05*F-STEAM + A-W01*F-WATER + A-O01*F-DIESEL";
    private static final String PACK_PARTS =
            "MBMS*FBMS + MBOX*FBOX + MSTEEL*FSTEEL + MBUSBAR*FBUSBAR + MPLASTIC*FPLASTIC + MCOOL*FCOOL + E14*FGRID23/QPACK";

    private PackTables() {}

    static byte[] packJson(Variant variant) {
        boolean demo = variant == Variant.DEMO;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", "suyuan-evidence-pack");
        json.put("version", 1);
        json.put("organization", map("name", Keys.COMPANY, "uscc", CODE));
        json.put("product", map("name", "LFP280 方形磷酸铁锂电芯 3.2 V 280 Ah", "functional_unit", "1 kWh"));
        json.put("period", map("from", "2025-01-01", "to", "2025-12-31"));
        json.put(
                "site",
                map("name", SITE, "region", "CN-HB", "boundary", List.of("raw_material", "transport", "production")));
        json.put(
                "declared",
                map(
                        "footprint",
                        new BigDecimal(demo ? "76.7010" : "78.6388"),
                        "unit",
                        "kgCO2e/kWh",
                        "relative_u95",
                        new BigDecimal(demo ? "0.047" : "0.0942")));
        return text(json);
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static byte[] text(Object json) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter(" ", "\n"))
                .withArrayIndenter(new DefaultIndenter(" ", "\n"));
        try {
            return (new ObjectMapper().writer(printer).writeValueAsString(json) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String cells(Variant variant) {
        boolean demo = variant == Variant.DEMO;
        String grid = demo ? "(E04+E05+E06+E07+E08+E09+E10+E11+E12+E13+LOSS-E03)*FGRID" : "(E01+E02-E14-E15)*FGRID";
        String gas = demo ? "(G02+G03+G04)" : "G01";
        String all = grid + " + " + OTHER_ENERGY.replace("GAS*", gas + "*") + " + " + MATERIALS;
        return "(" + all.replace("A-", "").replace("F-", "F") + ")/OUT";
    }

    /** Two outputs: P1, a cell; P2, a pack, whose uncertainty is over 15 % (defect 8: without sensitivity analysis). */
    static byte[] uncertainty(Variant variant, Footprint footprint) {
        boolean demo = variant == Variant.DEMO;
        Map<String, Object> one = demo
                ? declared("76.7010", "3.605", 1, "73.096", "80.306")
                : declared("78.6388", "7.41", 2, "71.23", "86.05");
        Map<String, Object> two =
                demo ? declared("103.9", "18.0", 2, "85.9", "121.9") : declared("105.9", "18.3", 2, "87.6", "124.2");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("models", map("P1", cells(variant), "P2", cells(variant) + " + " + PACK_PARTS));
        json.put(
                "results",
                map(
                        "P1",
                        map("name", "电芯 P1 碳足迹", "unit", "kgCO2e/kWh", "declared", one),
                        "P2",
                        map("name", "储能电池包 P2 碳足迹", "unit", "kgCO2e/kWh", "declared", two)));
        json.put("inputs", footprint.inputs);
        List<Object> correlations = new ArrayList<>();
        if (!demo) {
            correlations.add(map("a", "FAL", "b", "FCAN", "r", new BigDecimal("0.9")));
        }
        json.put("correlations", correlations);
        return text(json);
    }

    private static Map<String, Object> declared(String value, String expanded, int k, String low, String high) {
        return map(
                "value",
                new BigDecimal(value),
                "expanded_uncertainty",
                new BigDecimal(expanded),
                "coverage_factor",
                k,
                "coverage_probability",
                new BigDecimal("0.95"),
                "interval",
                List.of(new BigDecimal(low), new BigDecimal(high)),
                "method",
                "GUM");
    }

    /** Clock log: every node once a month; defect 18: GW-03 drifts away after January and nobody looks until December. */
    static Sheet clock(Variant variant) {
        Sheet clock = new Sheet("node", "time", "offset_ms", "reference");
        List<String> nodes = List.of("GW-01", "GW-02", "GW-03", "GW-04", "SRV-01");
        for (int month = 1; month <= 12; month++) {
            LocalDate day = LocalDate.of(2025, month, 2);
            for (int i = 0; i < nodes.size(); i++) {
                boolean adrift = variant == Variant.DEMO && nodes.get(i).equals("GW-03") && month > 1;
                if (!adrift || month == 12) {
                    clock.add(
                            nodes.get(i),
                            day + "T02:0" + i + ":00+08:00",
                            adrift ? 277_000 : (month * 5 + i * 3) % 13 - 6,
                            month % 2 == 0 ? "北斗授时" : "NTSC NTP ntp.ntsc.ac.cn");
                }
            }
        }
        return clock;
    }

    static Sheet incidents(Variant variant, Sheet ledger) {
        Sheet incidents = new Sheet(
                "incident_id,instrument_no,kind,from,to,old_serial,new_serial,last_register,first_register,old_multiplier,new_multiplier,approved_by,assessment,file,modulus"
                        .split(","));
        incidents.add(
                "EV-001",
                "E13",
                "replacement",
                "2025-08-12T10:00:00+08:00",
                "2025-08-12T10:20:00+08:00",
                "4471902265",
                ledger.row("instrument_no", "E13").get("serial_no"),
                PlantStreams.lastRegisterOfE13(ledger),
                PlantStreams.E13_FIRST.toPlainString(),
                "2000",
                "2000",
                "陈代表",
                "换表期间冷冻站停机，无用量；旧表止码与新表起码由双方签字确认，影响量为0，方案编号 GH-2025-08",
                "documents/incidents/EV-001.txt",
                "");
        incidents.add(
                "EV-002",
                "E17",
                "rollover",
                "2025-04-11T12:00:00+08:00",
                "2025-04-11T12:00:00+08:00",
                "",
                "",
                "99998.7",
                "0",
                "",
                "",
                "陈代表",
                "计度器满量程翻转，按模数100000计算",
                "documents/incidents/EV-002.txt",
                "100000");
        if (variant == Variant.DEMO) {
            incidents.add(
                    "EV-003",
                    "E07",
                    "ratio_change",
                    "2025-09-01T00:00:00+08:00",
                    "2025-09-01T00:00:00+08:00",
                    "",
                    "",
                    "",
                    "",
                    "1500",
                    "2000",
                    "",
                    "电流互感器 CT03 由 75/5 更换为 100/5",
                    "",
                    "");
            incidents.add(
                    "EV-004",
                    "E08",
                    "replacement",
                    "2025-06-18T00:00:00+08:00",
                    "2025-06-29T00:00:00+08:00",
                    Defects.OLD_E08,
                    ledger.row("instrument_no", "E08").get("serial_no"),
                    "",
                    "",
                    "2000",
                    "2000",
                    "",
                    "",
                    "");
        }
        return incidents;
    }

    /** Documents: title and text; they are written as plain text files. */
    static Map<String, String[]> documents(Variant variant, Sheet factors, Sheet checks) {
        Map<String, String[]> documents = new LinkedHashMap<>();
        documents.put(
                "documents/系统边界说明.txt",
                new String[] {"1", "产品碳足迹系统边界说明", "从摇篮到大门：原材料获取、运输、生产；使用与废弃阶段按产品种类规则截断，理由：面向企业客户的中间产品。"});
        documents.put("documents/能源计量器具管理制度.txt", new String[] {"5.3", "能源计量器具管理制度", "台账、周期检定/校准、标识、异常处理、档案保存。"});
        documents.put(
                "documents/器具标识照片说明.txt",
                new String[] {"5.2", "计量网络图与器具标识照片（现场标签与台账编号一致）", "63 台在用器具均贴有标识，标签编号与台账管理编号一致。"});
        documents.put("documents/计量人员一览表.txt", new String[] {"5.3", "计量人员一览表", "陈代表 计量主管 PX-001；赵演 计量员 PX-002。"});
        documents.put(
                "documents/二级数据参数溯源证明.txt",
                new String[] {"4.2", "二级数据模型参数溯源证明", "运输距离：导航里程 2025 版；线损分摊系数：2025 年电量平衡表。"});
        documents.put(
                "documents/抄表与过磅记录.txt", new String[] {"6.1", "抄表与过磅记录（双人签字）", "S01–S04、O01、W02–W04 全年人工抄录，双人签字。"});
        documents.put("documents/第三方抽样验证报告.txt", new String[] {"6.2", "第三方抽样验证报告", thirdParty(checks)});
        documents.put(
                "documents/GUM评定说明.txt", new String[] {"6.3B", "GUM法不确定度评定说明", "一阶传播；输入量、分布与分量见 uncertainty.json。"});
        documents.put(
                "documents/incidents/EV-001.txt",
                new String[] {"6.3A", "计量器具更换单及评估方案 EV-001（旧表止码、新表起码、照片）", "E13 换表，旧表与新表读数双方签字。"});
        documents.put(
                "documents/incidents/EV-002.txt",
                new String[] {"6.3A", "计度器翻转记录 EV-002", "E17 计度器 99998.7 → 4.1，模数 100000。"});
        if (variant == Variant.CLEAN) {
            documents.put(
                    "documents/P2敏感性分析报告.txt",
                    new String[] {"6.3B", "储能电池包 P2 敏感性分析报告", "排序：F-BMS、F-BOX、F-LFP、F-GRA；措施：取得 BMS 供方实测碳足迹。"});
        }
        factors.rows().stream()
                .filter(r -> !r.get("certificate_file").isEmpty())
                .forEach(r -> documents.put(r.get("certificate_file"), new String[] {
                    "6.2",
                    r.get("name") + "因子证明",
                    r.get("source") + " " + r.get("name") + " " + r.get("value") + " " + r.get("unit")
                }));
        return documents;
    }

    private static String thirdParty(Sheet checks) {
        StringBuilder text = new StringBuilder("第三方抽样验证报告\n示例绿标认证检验有限公司 CNAS VB99921\n");
        checks.where("kind", "third_party")
                .forEach(r -> text.append(r.get("item"))
                        .append(": 申报 ")
                        .append(r.get("own_value"))
                        .append(" 验证 ")
                        .append(r.get("reference_value"))
                        .append(' ')
                        .append(r.get("unit"))
                        .append(" 报告 ")
                        .append(r.get("report"))
                        .append('\n'));
        return text.toString();
    }
}
