package cn.suyuan.traceability;

import cn.suyuan.evidence.TableRow;
import cn.suyuan.ledger.InstrumentIdentity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A certificate of the index, of whatever kind (溯源证书).
 *
 * @param certificateNo 证书编号
 * @param kind kind of document
 * @param instrument instrument it names: number, serial, model, manufacturer
 * @param issue who issued it and when
 * @param basis 检定规程 or 校准规范
 * @param conclusion 结论 as written
 * @param results what was found
 * @param standardsUsed measurement standards used
 * @param confirmed 计量确认 record of a calibration, empty where missing
 * @param file document, path relative to {@code data/}, or several separated by semicolons; empty where none came
 * @param row the row it came from
 */
public record TraceabilityCertificate(
        String certificateNo,
        Kind kind,
        InstrumentIdentity instrument,
        Issue issue,
        String basis,
        String conclusion,
        Results results,
        List<StandardUse> standardsUsed,
        String confirmed,
        String file,
        TableRow row) {

    public TraceabilityCertificate {
        standardsUsed = List.copyOf(standardsUsed);
    }

    /** Kinds of documents in the certificate index. */
    public enum Kind {
        /** 检定证书. */
        VERIFICATION,
        /** 校准证书. */
        CALIBRATION,
        /** 检定结果通知书: a failed verification. */
        REJECTION_NOTICE,
        /** 自校记录. */
        INTERNAL,
        /** 型式批准证书. */
        TYPE_APPROVAL,
        /** 计量标准考核证书. */
        STANDARD_EXAMINATION,
        /** 测试报告. */
        TEST_REPORT,
        /** 出厂合格证. */
        FACTORY,
        /** Not one of the known words. */
        UNKNOWN;

        /** The key as written in the table. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who issued it and when.
     *
     * @param issuer 机构 as written
     * @param issuerNo accreditation or authorisation number, empty where missing
     * @param received 收样日期
     * @param performed 检定/校准日期
     * @param issued 签发日期
     * @param validUntil last valid day
     */
    public record Issue(
            String issuer,
            String issuerNo,
            Optional<LocalDate> received,
            Optional<LocalDate> performed,
            Optional<LocalDate> issued,
            Optional<LocalDate> validUntil) {}

    /**
     * What was found.
     *
     * @param accuracyClass 准确度等级 as written
     * @param mpe 最大允许误差 as written
     * @param quantity measured quantity in the words of an authority's scope
     * @param range range as written
     * @param expandedUncertainty U
     * @param uncertaintyUnit unit of U; {@code %} means relative
     * @param coverageFactor k
     * @param coverageProbability p
     * @param correction 修正值 as written
     */
    public record Results(
            String accuracyClass,
            String mpe,
            String quantity,
            String range,
            Optional<BigDecimal> expandedUncertainty,
            String uncertaintyUnit,
            Optional<BigDecimal> coverageFactor,
            Optional<BigDecimal> coverageProbability,
            String correction) {}

    /**
     * A measurement standard used.
     *
     * @param instrumentNo 管理编号 of the standard
     * @param certificateNo its certificate at that time, empty where not named
     */
    public record StandardUse(String instrumentNo, String certificateNo) {}

    /** The documents that {@link #file} names, one or several. */
    public List<String> files() {
        return Arrays.stream(file.split("[;；\\r\\n]+"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a path of the pack, or one relative to {@code data/}, or several of these, are its documents. */
    public boolean names(String path) {
        return Arrays.stream(path.split(";"))
                .anyMatch(one -> files().stream().anyMatch(name -> one.equals(name) || one.endsWith("/" + name)));
    }

    /** 管理编号 of the instrument it is for. */
    public String instrumentNo() {
        return instrument.instrumentNo();
    }
}
