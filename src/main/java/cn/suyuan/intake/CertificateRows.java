package cn.suyuan.intake;

import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.traceability.CalibrationPlanEntry;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityCertificate.StandardUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of the certificate index and of the calibration plan. */
final class CertificateRows {
    private static final Map<String, Kind> KINDS = kinds();

    private CertificateRows() {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> words = new HashMap<>();
        for (Kind kind : Kind.values()) {
            words.put(kind.wireName(), kind);
        }
        words.put("检定证书", Kind.VERIFICATION);
        words.put("检定", Kind.VERIFICATION);
        words.put("校准证书", Kind.CALIBRATION);
        words.put("校准", Kind.CALIBRATION);
        words.put("检定结果通知书", Kind.REJECTION_NOTICE);
        words.put("自校记录", Kind.INTERNAL);
        words.put("自校", Kind.INTERNAL);
        words.put("内部校准", Kind.INTERNAL);
        words.put("型式批准证书", Kind.TYPE_APPROVAL);
        words.put("计量标准考核证书", Kind.STANDARD_EXAMINATION);
        words.put("测试报告", Kind.TEST_REPORT);
        words.put("检测报告", Kind.TEST_REPORT);
        words.put("出厂合格证", Kind.FACTORY);
        words.put("合格证", Kind.FACTORY);
        return words;
    }

    static TraceabilityCertificate certificate(CellReader cells) {
        InstrumentIdentity instrument = new InstrumentIdentity(
                cells.text("instrument_no"),
                cells.text("name"),
                cells.text("serial_no"),
                cells.text("model"),
                cells.text("manufacturer"));
        TraceabilityCertificate.Issue issue = new TraceabilityCertificate.Issue(
                cells.text("issuer"),
                cells.text("issuer_no"),
                cells.date("received"),
                cells.date("performed"),
                cells.date("issued"),
                cells.date("valid_until"));
        TraceabilityCertificate.Results results = new TraceabilityCertificate.Results(
                cells.text("accuracy_class"),
                cells.text("mpe"),
                cells.text("quantity"),
                cells.text("range"),
                cells.number("expanded_uncertainty"),
                cells.text("uncertainty_unit"),
                cells.number("coverage_factor"),
                cells.fraction("coverage_probability"),
                cells.text("correction"));
        return new TraceabilityCertificate(
                cells.required("certificate_no"),
                cells.choice("type", KINDS, Kind.UNKNOWN),
                instrument,
                issue,
                cells.text("basis"),
                cells.text("conclusion"),
                results,
                standards(cells),
                cells.text("confirmed"),
                cells.files("file"),
                cells.row());
    }

    private static List<StandardUse> standards(CellReader cells) {
        List<StandardUse> uses = new ArrayList<>();
        for (String use : cells.list("standards_used")) {
            int at = use.indexOf('@');
            uses.add(
                    at < 0
                            ? new StandardUse(use, "")
                            : new StandardUse(
                                    use.substring(0, at).strip(),
                                    use.substring(at + 1).strip()));
        }
        return uses;
    }

    static CalibrationPlanEntry plan(CellReader cells) {
        return new CalibrationPlanEntry(
                cells.required("instrument_no"),
                cells.date("due"),
                cells.date("done"),
                cells.text("certificate_no"),
                cells.text("measure"),
                cells.row());
    }
}
