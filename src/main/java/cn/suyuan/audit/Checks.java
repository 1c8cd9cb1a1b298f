package cn.suyuan.audit;

import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.ledger.Deployment;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.check.AskTheAuditor;
import cn.suyuan.rule.check.EditionInForce;
import cn.suyuan.rule.check.clause4.CertificateCoversEveryDay;
import cn.suyuan.rule.check.clause4.ChainIsClosed;
import cn.suyuan.rule.check.clause4.DataAreProtected;
import cn.suyuan.rule.check.clause4.LevelOneIsOnline;
import cn.suyuan.rule.check.clause4.LevelTwoIsProved;
import cn.suyuan.rule.check.clause4.OfflineIsRecorded;
import cn.suyuan.rule.check.clause4.TypeApprovalWhereRequired;
import cn.suyuan.rule.check.clause4.UncertaintyIsRecorded;
import cn.suyuan.rule.check.clause5.AccuracyAtBoundary;
import cn.suyuan.rule.check.clause5.AccuracyAtLeast;
import cn.suyuan.rule.check.clause5.AlternativeMeasure;
import cn.suyuan.rule.check.clause5.ErrorAtMost;
import cn.suyuan.rule.check.clause5.FittingRate;
import cn.suyuan.rule.check.clause5.LedgerCoversNetwork;
import cn.suyuan.rule.check.clause5.LedgerFields;
import cn.suyuan.rule.check.clause5.OtherAccuracyHasBasis;
import cn.suyuan.rule.check.clause5.PlanCoversLedger;
import cn.suyuan.rule.check.clause5.PlanIsCarriedOut;
import cn.suyuan.rule.check.clause6.AnchorsVerify;
import cn.suyuan.rule.check.clause6.CrossChecked;
import cn.suyuan.rule.check.clause6.DataNotTooOld;
import cn.suyuan.rule.check.clause6.DefaultsAreCompensated;
import cn.suyuan.rule.check.clause6.DeviceUncertaintyFromCertificate;
import cn.suyuan.rule.check.clause6.DirectDataAreLabelled;
import cn.suyuan.rule.check.clause6.ErrorRateWithin;
import cn.suyuan.rule.check.clause6.GapsAreAssessed;
import cn.suyuan.rule.check.clause6.IndirectDataAreLabelled;
import cn.suyuan.rule.check.clause6.IntervalIsStated;
import cn.suyuan.rule.check.clause6.LocalDataPreferred;
import cn.suyuan.rule.check.clause6.OldDataAreJustified;
import cn.suyuan.rule.check.clause6.RawDataUntouched;
import cn.suyuan.rule.check.clause6.ResultReproduces;
import cn.suyuan.rule.check.clause6.SensitivityIsAnalysed;
import cn.suyuan.rule.check.clause6.SystemComponentsCombined;
import cn.suyuan.rule.check.clause6.ThirdPartySampled;
import cn.suyuan.rule.check.clause6.TotalUncertaintyWithin;
import cn.suyuan.rule.check.clause6.TrendsAreExplained;
import cn.suyuan.rule.check.clause7.AnswersNameTheirMethod;
import cn.suyuan.rule.check.clause7.FindingsAreInOrder;
import cn.suyuan.rule.check.clause7.ProbabilityAtLeast;
import cn.suyuan.rule.check.clause7.SampleIsLargeEnough;
import cn.suyuan.rule.check.clause7.SampledChainsClosed;
import cn.suyuan.rule.check.clause7.StandardsSentOnTime;
import cn.suyuan.rule.check.clause7.TeamHasDeclared;
import cn.suyuan.rule.check.clause7.WorkIsDivided;
import cn.suyuan.rule.check.explanatory.AnchoredSoon;
import cn.suyuan.rule.check.explanatory.CalibrationIntervalAtMost;
import cn.suyuan.rule.check.explanatory.CertificateHasUncertainty;
import cn.suyuan.rule.check.explanatory.ClockWithin;
import cn.suyuan.rule.check.explanatory.DatumUncertaintyAtMost;
import cn.suyuan.rule.check.explanatory.ReceiptIsPresent;
import cn.suyuan.rule.check.explanatory.SignaturesAreSm2;
import java.util.List;
import java.util.stream.Stream;

/** The one list of checks: what a rule file may name. */
public final class Checks {

    private Checks() {}

    /** All checks, clause by clause. */
    public static List<Check> all() {
        return Stream.of(general(), clause4(), clause5(), clause6(), clause7(), explanatory())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Check> general() {
        return List.of(new AskTheAuditor(), new EditionInForce());
    }

    private static List<Check> clause4() {
        return List.of(
                new ChainIsClosed(),
                new TypeApprovalWhereRequired(),
                new CertificateCoversEveryDay(),
                new LevelOneIsOnline(),
                new LevelTwoIsProved(),
                new OfflineIsRecorded(),
                new UncertaintyIsRecorded(),
                new DataAreProtected());
    }

    private static List<Check> clause5() {
        return List.of(
                new AccuracyAtLeast("accuracy-electricity-meter", InstrumentKind.ELECTRICITY_METER),
                new AccuracyAtLeast("accuracy-current-transformer", InstrumentKind.CURRENT_TRANSFORMER),
                new AccuracyAtLeast("accuracy-power-meter", InstrumentKind.POWER_METER),
                new AccuracyAtLeast("accuracy-voltage-transformer", InstrumentKind.VOLTAGE_TRANSFORMER),
                new ErrorAtMost("error-thermometer", InstrumentKind.THERMOMETER),
                new ErrorAtMost("error-hygrometer", InstrumentKind.HYGROMETER),
                new AccuracyAtLeast("accuracy-oil-flow-meter", InstrumentKind.OIL_FLOW_METER),
                new AccuracyAtLeast("accuracy-gas-flow-meter", InstrumentKind.GAS_FLOW_METER),
                new AccuracyAtLeast("accuracy-water-flow-meter", InstrumentKind.WATER_FLOW_METER),
                new AccuracyAtLeast("accuracy-pressure-gauge", InstrumentKind.PRESSURE_GAUGE),
                new OtherAccuracyHasBasis(),
                new FittingRate(),
                new AccuracyAtBoundary(),
                new LedgerCoversNetwork(),
                new LedgerFields(),
                new PlanCoversLedger(),
                new PlanIsCarriedOut(),
                new AlternativeMeasure());
    }

    private static List<Check> clause6() {
        return List.of(
                new DirectDataAreLabelled(),
                new IndirectDataAreLabelled(),
                new DataNotTooOld(),
                new OldDataAreJustified(),
                new LocalDataPreferred(),
                new DefaultsAreCompensated(),
                new CrossChecked("compared-with-benchmarks", CrossCheck.Kind.HORIZONTAL),
                new TrendsAreExplained(),
                new ThirdPartySampled(),
                new ErrorRateWithin(),
                new RawDataUntouched(),
                new GapsAreAssessed(),
                new AnchorsVerify(),
                new DeviceUncertaintyFromCertificate(),
                new SystemComponentsCombined(),
                new ResultReproduces(),
                new IntervalIsStated(),
                new TotalUncertaintyWithin(),
                new SensitivityIsAnalysed());
    }

    private static List<Check> clause7() {
        return List.of(
                new TeamHasDeclared("team-is-independent", TeamHasDeclared.Declaration.INDEPENDENCE),
                new TeamHasDeclared("team-is-confidential", TeamHasDeclared.Declaration.CONFIDENTIALITY),
                new SampleIsLargeEnough(),
                new SampledChainsClosed(),
                new StandardsSentOnTime(),
                new ProbabilityAtLeast(),
                new WorkIsDivided(),
                new AnswersNameTheirMethod(),
                new FindingsAreInOrder("findings-rest-on-evidence", FindingsAreInOrder.Duty.RESTS_ON_EVIDENCE),
                new FindingsAreInOrder("findings-are-graded", FindingsAreInOrder.Duty.GRADE_HAS_REASON),
                new FindingsAreInOrder("findings-are-taken-over", FindingsAreInOrder.Duty.TAKEN_OVER),
                new FindingsAreInOrder("form-is-filled-in", FindingsAreInOrder.Duty.COLUMNS_FILLED),
                new FindingsAreInOrder("mode-is-ticked", FindingsAreInOrder.Duty.ONE_MODE_TICKED));
    }

    private static List<Check> explanatory() {
        return List.of(
                new CalibrationIntervalAtMost("calibration-interval-online", Deployment.ONLINE),
                new CalibrationIntervalAtMost("calibration-interval-offline", Deployment.OFFLINE),
                new CertificateHasUncertainty(),
                new DatumUncertaintyAtMost("uncertainty-of-level-one", 1),
                new DatumUncertaintyAtMost("uncertainty-of-level-two", 2),
                new SignaturesAreSm2(),
                new ReceiptIsPresent(),
                new ClockWithin(),
                new AnchoredSoon());
    }
}
