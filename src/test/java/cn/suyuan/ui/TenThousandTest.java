package cn.suyuan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.measure.DateRange;
import cn.suyuan.text.Language;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityTables;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Words;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Ten thousand instruments with a hundred thousand certificates on the screens 台账 and 溯源. */
@ExtendWith(ApplicationExtension.class)
class TenThousandTest {
    private static final int DEVICES = 10_000;
    private static final int CERTIFICATES_EACH = 10;
    private static final String AUTHORITY = "湖北示例计量测试研究院";

    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        stage.setWidth(1280);
        stage.setHeight(720);
        opened = Optional.of(App.open(stage, new Words(Language.ZH), new PictureDesk(), new NoFiles()));
    }

    @Test
    void ten_thousand_instruments_are_shown_filtered_and_scrolled_without_delay(FxRobot robot) throws Exception {
        Session session = opened.orElseThrow();
        CaseView large = large();
        show(
                session,
                robot,
                PictureCase.full()); // classes and styles are loaded once, as in a program that has been used
        robot.interact(() -> session.go(Screen.INSTRUMENTS));
        robot.interact(() -> session.go(Screen.TRACE));
        robot.interact(() -> session.go(Screen.START));
        show(session, robot, large);

        long ledger = took(robot, () -> session.go(Screen.INSTRUMENTS));
        TableView<?> table = robot.lookup("#instruments").queryAs(TableView.class);
        assertThat(table.getItems()).hasSize(DEVICES);
        long scroll = took(robot, () -> table.scrollTo(9_000));
        long filter = took(
                robot,
                () -> robot.lookup("#instruments-filter-0")
                        .queryAs(TextField.class)
                        .setText("=ny-e-09999"));
        assertThat(table.getItems()).hasSize(1);

        long trace = took(robot, () -> session.go(Screen.TRACE));
        long overview = took(
                robot,
                () -> robot.lookup("#trace-overview")
                        .queryAs(ToggleButton.class)
                        .setSelected(true));
        System.out.printf(
                Locale.ROOT,
                "10,000 instruments, 100,000 certificates: 台账 %d ms, scroll %d ms, filter %d ms, 溯源 %d ms, graph of"
                        + " all %d ms%n",
                ledger,
                scroll,
                filter,
                trace,
                overview);
        // a second is the longest that does not break a train of thought; a slow machine is given twice that
        assertThat(ledger).isLessThan(2_000);
        assertThat(scroll).isLessThan(1_000);
        assertThat(filter).isLessThan(1_000);
        assertThat(trace).isLessThan(2_000);
        assertThat(overview).isLessThan(2_000);
    }

    private static void show(Session session, FxRobot robot, CaseView view) throws Exception {
        AtomicBoolean shown = new AtomicBoolean();
        robot.interact(() -> session.change("task.sample", progress -> view, now -> shown.set(true)));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, shown::get);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Milliseconds of the window's own thread until all is drawn: what a person waits for on an idle machine. */
    private static long took(FxRobot robot, Runnable act) {
        AtomicLong from = new AtomicLong();
        AtomicLong to = new AtomicLong();
        robot.interact(() -> from.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
        robot.interact(act);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> to.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
        return (to.get() - from.get()) / 1_000_000;
    }

    private static CaseView large() {
        CaseView small = PictureCase.full();
        DateRange year = new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        List<MeasuringInstrument> instruments = new ArrayList<>();
        List<TraceabilityCertificate> certificates = new ArrayList<>();
        List<TraceabilityChain> chains = new ArrayList<>();
        for (int i = 0; i < DEVICES; i++) {
            String no = String.format(Locale.ROOT, "NY-E-%05d", i);
            MeasuringInstrument instrument = PictureCase.instrument(no);
            instruments.add(instrument);
            boolean open = i % 97 == 0;
            for (int c = 0; c < CERTIFICATES_EACH; c++) {
                certificates.add(certificate(no + "-C" + c, instrument, i * CERTIFICATES_EACH + c));
            }
            chains.add(new TraceabilityChain(
                    no,
                    open ? ChainState.NO_CERT : ChainState.CLOSED,
                    open ? List.of() : List.of(new TraceabilityChain.Coverage(year, no + "-C9")),
                    open ? List.of(year) : List.of(),
                    open
                            ? List.of()
                            : List.of(new TraceabilityChain.Link(
                                    no, no + "-C9", AUTHORITY, AUTHORITY + i % 7, ChainState.CLOSED)),
                    List.of()));
        }
        return new CaseView(
                small.head(),
                small.files(),
                new LedgerTables(
                        new InstrumentLedger(instruments, List.of()),
                        new MeteringNetwork(List.of()),
                        List.of(),
                        List.of(),
                        List.of()),
                new TraceabilityTables(certificates, List.of(), Optional.empty(), List.of()),
                small.footprint(),
                small.draw(),
                chains,
                small.evidence(),
                small.budgets(),
                small.quality(),
                small.judged(),
                small.paper());
    }

    private static TraceabilityCertificate certificate(String number, MeasuringInstrument instrument, int row) {
        Optional<LocalDate> day = Optional.of(LocalDate.of(2024, 12, 1));
        return new TraceabilityCertificate(
                number,
                TraceabilityCertificate.Kind.VERIFICATION,
                instrument.identity(),
                new TraceabilityCertificate.Issue(AUTHORITY, "", Optional.empty(), day, day, Optional.empty()),
                "JJG 596-2012",
                "合格",
                new TraceabilityCertificate.Results(
                        "0.5S", "", "电能", "", Optional.empty(), "", Optional.empty(), Optional.empty(), ""),
                List.of(),
                "",
                "",
                new TableRow(new EvidenceReference("data/certificates.csv", row + 2, ""), "", Map.of()));
    }
}
