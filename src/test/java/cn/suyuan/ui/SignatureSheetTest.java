package cn.suyuan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.app.Wiring;
import cn.suyuan.report.PdfAttack;
import cn.suyuan.text.Language;
import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.MeterRecords;
import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import cn.suyuan.ui.bench.WorkbenchDesk;
import cn.suyuan.ui.kit.FileChoice;
import cn.suyuan.ui.kit.Words;
import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A signature file is chosen in the real window, over the real workbench. */
@ExtendWith(ApplicationExtension.class)
class SignatureSheetTest {
    private static final Validity DECADE =
            new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2029-12-31T23:59:59Z"));

    @TempDir
    private Path folder;

    private Optional<Path> chosen = Optional.empty();
    private Optional<Session> session = Optional.empty();
    private final Words words = new Words(Language.ZH);

    @Start
    void start(Stage stage) {
        stage.setWidth(1280);
        stage.setHeight(720);
        Wiring wiring = Wiring.standard();
        session = Optional.of(App.open(stage, words, new WorkbenchDesk(wiring.workbench()), new ChosenFile()));
    }

    @Test
    void a_signature_file_alone_shows_facts_trust_time_coverage_and_the_path(FxRobot robot) throws Exception {
        TestAuthority root = TestAuthority.root(Algorithm.SM2, "示例认证中心（虚构）", "示例根", DECADE, TestAuthority.seeded(5));
        TestAuthority company = root.issue(Algorithm.SM2, "示例电池有限公司（虚构）", "质检专用", DECADE, Profile.SIGNER);
        byte[] content = "2025-01.seal".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("2025-01.seal"), content);
        Path signature = folder.resolve("2025-01.seal.p7s");
        Files.write(
                signature,
                company.signDetached(content, Instant.parse("2025-02-01T01:00:00Z"), CmsSigner.Identifiers.GB_T_35275));
        chosen = Optional.of(signature);
        robot.interact(() -> robot.lookup("#look-at-signature").queryButton().fire());
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> robot.lookup("#signature-facts").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        photograph(robot, "signature-sheet");

        String shown = robot.lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
        assertThat(shown)
                .contains("已与“2025-01.seal”比对", "签名值与内容、公钥相符", "不可采信", "签名者自己声称，未经证明", "覆盖全部内容")
                .contains("示例根", "质检专用", "SM2-256", "未能证明");
        assertThat(robot.lookup("#certificate-path").tryQuery()).isPresent();
        assertThat(words.unknown()).isEmpty();
    }

    /** Each kind of file that the panel takes, let go over the window, with what it must say of it. */
    @ParameterizedTest
    @CsvSource({
        "token.tsr, 时间戳",
        "certificate.pdf, 签名值与内容、公钥相符",
        "shadow.pdf, 影子手法（替换）",
        "record.ocmf, 密钥",
        "wrapped.xml, 签名值与内容、公钥相符",
        "message.p7s, 签名值与内容、公钥相符",
        "company.cer, 示例根"
    })
    void every_kind_of_signed_file_is_told_apart(String name, String said, FxRobot robot) throws Exception {
        Path file = folder.resolve(name);
        Files.write(file, made(name));
        robot.interact(
                () -> Dropped.files(file).on(robot.listTargetWindows().get(0).getScene()));
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> robot.lookup("#signature-facts").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        photograph(robot, "signature-" + name);
        String shown = robot.lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
        assertThat(shown).contains(said, name).doesNotContain("伪造");
        assertThat(words.unknown()).isEmpty();
    }

    private static byte[] made(String name) throws Exception {
        TestAuthority root = TestAuthority.root(Algorithm.SM2, "示例认证中心（虚构）", "示例根", DECADE, TestAuthority.seeded(5));
        TestAuthority stamper = root.issue(Algorithm.SM2, "示例时间戳（虚构）", "时间戳", DECADE, Profile.STAMPER);
        return switch (name) {
            case "token.tsr" ->
                stamper.timestamp(
                        "2025-01.seal".getBytes(StandardCharsets.UTF_8),
                        true,
                        Instant.parse("2025-02-01T01:00:00Z"),
                        BigInteger.TEN);
            case "message.p7s" ->
                new CmsSigner(stamper.signingKey(), TestAuthority.seeded(7))
                        .signAttached(new byte[] {1}, Optional.empty(), CmsSigner.Identifiers.RFC_5652);
            case "company.cer" ->
                root.issue(Algorithm.SM2, "示例电池有限公司（虚构）", "质检专用", DECADE, Profile.SIGNER)
                        .pem();
            case "certificate.pdf" -> PdfAttack.signed();
            case "shadow.pdf" -> PdfAttack.SHADOW_REPLACE.made();
            case "record.ocmf" -> new MeterRecords().plain(1, "9951026308", "100.5");
            default -> new MeterRecords().wrapped(1, "9951026308", "100.5");
        };
    }

    /** With {@code -Dsuyuan.pictures=DIR} pictures of the lower end in light and dark are kept, to be looked at. */
    private void photograph(FxRobot robot, String name) {
        String pictures = System.getProperty("suyuan.pictures", "");
        for (boolean dark : pictures.isEmpty() ? new boolean[0] : new boolean[] {false, true}) {
            robot.interact(() -> {
                robot.lookup(".scroll-pane").queryAllAs(ScrollPane.class).forEach(pane -> pane.setVvalue(1));
                session.orElseThrow().appearance().darkProperty().set(dark);
            });
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> {
                File file =
                        Path.of(pictures, name + (dark ? "-dark.png" : ".png")).toFile();
                try {
                    var image = robot.listTargetWindows()
                            .get(0)
                            .getScene()
                            .getRoot()
                            .snapshot(null, null);
                    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
    }

    /** A person who chooses what the test has made. */
    private final class ChosenFile implements FileChoice {
        @Override
        public Optional<Path> open(String title, List<String> patterns) {
            return chosen;
        }

        @Override
        public Optional<Path> save(String title, String name, List<String> patterns) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }
    }
}
