package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.sampling.SamplingFrame;
import cn.suyuan.sampling.TicketDraw;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleProgramTest {

    private static final TicketDraw TICKETS = AuditPipeline.sampling("sha256");

    @TempDir
    Path folder;

    private final List<SamplingFrame.Entry> rows = new ArrayList<>();

    SampleProgramTest() {
        for (int i = 1; i <= 63; i++) {
            rows.add(new SamplingFrame.Entry(i % 3 == 0 ? "水表" : "electricity_meter", String.format("仪-%03d", i)));
        }
    }

    @Test
    void the_printed_python_draws_the_same_devices_from_what_two_parties_revealed() throws Exception {
        SortedMap<String, String> told = new TreeMap<>(Map.of("auditor", "ab".repeat(32), "被审查方", "cd".repeat(32)));
        SamplingFrame frame = SamplingFrame.read(rows).frame().orElseThrow();
        TicketDraw.Seed seed = TICKETS.seed(TICKETS.frameDigest(frame), told, "骰子 4 2 6");
        AuditSample sample = TICKETS.draw(frame, seed, TicketDraw.Plan.tenPercent());

        List<String> program = SampleProgram.lines(sample, told, SampleTable.FILE);
        assertThat(program).hasSizeLessThanOrEqualTo(16).allMatch(line -> !line.startsWith(" "));
        assertThat(run(program)).isEqualTo(pythonOf(sample));
    }

    @Test
    void the_printed_python_knows_of_extension_and_of_devices_that_could_not_be_inspected() throws Exception {
        SamplingFrame frame = SamplingFrame.read(rows).frame().orElseThrow();
        TicketDraw.Seed seed = TicketDraw.Seed.given("5eed".repeat(16));
        AuditSample first = TICKETS.draw(frame, seed, TicketDraw.Plan.tenPercent());
        String gone = first.strata().get(0).selected().get(0);
        AuditSample sample = TICKETS.draw(
                frame, seed, new TicketDraw.Plan(new AuditSample.Fraction(1, 10), 1, Map.of("水表", 6), Set.of(gone)));

        assertThat(sample.selected()).doesNotContain(gone);
        assertThat(SampleProgram.extension(sample)).isEqualTo(Map.of("水表", 6));
        assertThat(run(SampleProgram.lines(sample, new TreeMap<>(), SampleTable.FILE)))
                .isEqualTo(pythonOf(sample));
    }

    @Test
    void a_supplement_is_drawn_again_from_its_own_frame_and_seed() throws Exception {
        List<SamplingFrame.Entry> joined = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            joined.add(new SamplingFrame.Entry("水表", "新,表-" + i));
        }
        SamplingFrame frame = SamplingFrame.read(joined).frame().orElseThrow();
        AuditSample sample =
                TICKETS.draw(frame, TicketDraw.Seed.given("0ff5e7".repeat(10) + "0ff5"), TicketDraw.Plan.tenPercent());
        List<String> lines =
                joined.stream().map(e -> e.stratum() + "\t" + e.instrumentNo()).toList();
        Files.writeString(folder.resolve(SampleTable.supplementFile(1)), SampleTable.of(lines));
        assertThat(run(SampleProgram.lines(sample, new TreeMap<>(), SampleTable.supplementFile(1))))
                .isEqualTo(pythonOf(sample));
    }

    @Test
    void the_code_on_a_card_reads_as_the_number_of_the_device() throws Exception {
        BitMatrix matrix = SampleSheet.matrix("能-E05 №3");
        String read = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new Modules(matrix))),
                        Map.of(com.google.zxing.DecodeHintType.PURE_BARCODE, Boolean.TRUE))
                .getText();
        assertThat(read).isEqualTo("能-E05 №3");
    }

    private String run(List<String> program) throws IOException, InterruptedException {
        assumeTrue(hasPython(), "python3 is not on this machine");
        StringBuilder csv = new StringBuilder("stratum,instrument_no\n");
        rows.forEach(r ->
                csv.append(r.stratum()).append(',').append(r.instrumentNo()).append('\n'));
        Files.writeString(folder.resolve("population.csv"), csv);
        Files.write(folder.resolve("draw.py"), program);
        ProcessBuilder builder = new ProcessBuilder("python3", "draw.py").directory(folder.toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process python = builder.redirectErrorStream(true).start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return said.strip();
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static String pythonOf(AuditSample sample) {
        List<String> strata = new ArrayList<>();
        for (AuditSample.Stratum stratum : sample.strata()) {
            strata.add("'" + stratum.name() + "': ["
                    + String.join(
                            ", ",
                            stratum.selected().stream()
                                    .map(no -> "'" + no + "'")
                                    .toList())
                    + "]");
        }
        return "{" + String.join(", ", strata) + "}";
    }

    /** The modules of a code as a picture of eight points each. */
    private static final class Modules extends com.google.zxing.LuminanceSource {
        private static final int ZOOM = 8;
        private final BitMatrix matrix;

        Modules(BitMatrix matrix) {
            super(matrix.getWidth() * ZOOM, matrix.getHeight() * ZOOM);
            this.matrix = matrix;
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            byte[] line = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
            for (int x = 0; x < getWidth(); x++) {
                line[x] = matrix.get(x / ZOOM, y / ZOOM) ? 0 : (byte) 255;
            }
            return line;
        }

        @Override
        public byte[] getMatrix() {
            byte[] all = new byte[getWidth() * getHeight()];
            for (int y = 0; y < getHeight(); y++) {
                System.arraycopy(getRow(y, new byte[getWidth()]), 0, all, y * getWidth(), getWidth());
            }
            return all;
        }
    }
}
