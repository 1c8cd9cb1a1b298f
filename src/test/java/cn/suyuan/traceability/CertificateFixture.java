package cn.suyuan.traceability;

import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.ledger.LedgerFixture;
import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.TraceabilityCertificate.Issue;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityCertificate.Results;
import cn.suyuan.traceability.TraceabilityCertificate.StandardUse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds certificate rows; what a test does not care about is in order. */
final class CertificateFixture {

    static final Authority LEGAL = new Authority(
            "湖北示例计量测试研究院",
            List.of("湖北示例院"),
            Authority.Kind.LEGAL_METROLOGY,
            "(鄂)法计(2022)99001号",
            Optional.of(new DateRange(LocalDate.of(2010, 1, 1), LocalDate.of(2040, 1, 1))),
            List.of(),
            true);
    static final Authority CNAS = new Authority(
            "华中示例校准有限公司",
            List.of(),
            Authority.Kind.CNAS,
            "CNAS L99901",
            Optional.of(new DateRange(LocalDate.of(2018, 1, 1), LocalDate.of(2029, 1, 1))),
            List.of("电能", "温度 (-50~300)℃"),
            true);

    private final String number;
    private Kind kind = Kind.VERIFICATION;
    private InstrumentIdentity instrument;
    private String issuer = LEGAL.name();
    private String issuerNo = LEGAL.number();
    private Optional<LocalDate> received = Optional.empty();
    private Optional<LocalDate> performed;
    private Optional<LocalDate> until = Optional.empty();
    private Optional<LocalDate> issued = Optional.empty();
    private String file = "";
    private String conclusion = "合格";
    private String quantity = "电能";
    private String range = "";
    private final List<StandardUse> standards = new ArrayList<>();

    private CertificateFixture(String number, String instrumentNo, String serial, String performed) {
        this.number = number;
        this.instrument = new InstrumentIdentity(instrumentNo, "", serial, "DTSD341", "示例仪表有限公司");
        this.performed = performed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(performed));
    }

    static CertificateFixture certificate(String number, String instrumentNo, String serial, String performed) {
        return new CertificateFixture(number, instrumentNo, serial, performed);
    }

    CertificateFixture until(String day) {
        until = Optional.of(LocalDate.parse(day));
        return this;
    }

    CertificateFixture received(String day) {
        received = Optional.of(LocalDate.parse(day));
        return this;
    }

    CertificateFixture issued(String day) {
        issued = Optional.of(LocalDate.parse(day));
        return this;
    }

    CertificateFixture file(String path) {
        file = path;
        return this;
    }

    CertificateFixture kind(Kind other) {
        kind = other;
        return this;
    }

    CertificateFixture issuer(String name, String no) {
        issuer = name;
        issuerNo = no;
        return this;
    }

    CertificateFixture concluded(String words) {
        conclusion = words;
        return this;
    }

    CertificateFixture quantity(String words, String rangeText) {
        quantity = words;
        range = rangeText;
        return this;
    }

    CertificateFixture made(String model) {
        instrument = new InstrumentIdentity(
                instrument.instrumentNo(), "另一个名称", instrument.serialNo(), model, instrument.manufacturer());
        return this;
    }

    /** An internal calibration with standards, each {@code NO} or {@code NO@CERTIFICATE}. */
    CertificateFixture internal(String... uses) {
        kind = Kind.INTERNAL;
        issuer = "本公司计量室";
        issuerNo = "";
        for (String use : uses) {
            int at = use.indexOf('@');
            standards.add(
                    at < 0 ? new StandardUse(use, "") : new StandardUse(use.substring(0, at), use.substring(at + 1)));
        }
        return this;
    }

    TraceabilityCertificate build() {
        return new TraceabilityCertificate(
                number,
                kind,
                instrument,
                new Issue(issuer, issuerNo, received, performed, issued.or(() -> performed), until),
                "JJG 596-2012",
                conclusion,
                new Results("0.5S", "", quantity, range, Optional.empty(), "", Optional.empty(), Optional.empty(), ""),
                standards,
                "",
                file,
                LedgerFixture.row("data/certificates.csv", 2));
    }
}
