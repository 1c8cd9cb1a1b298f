package cn.suyuan.ui.paper;

import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.PageImage;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Print, take the scan back, time stamps by file, verification, export. */
final class PaperRouteCards {
    private static final List<String> SCANS = List.of("*.pdf", "*.png", "*.jpg", "*.jpeg", "*.tif", "*.tiff", "*.bmp");
    private final Session session;
    private final Words words;

    PaperRouteCards(Session session) {
        this.session = session;
        this.words = session.words();
    }

    Node print() {
        return Parts.card(
                words.of("paper.print.title"),
                Parts.text(words.of("paper.print.about"), "muted"),
                Parts.flow(
                        identified(
                                "report-print",
                                Parts.button(words.of("paper.print.button"), "mdi2p-printer-outline", this::toPrinter)),
                        Parts.button(words.of("paper.scan.button"), "mdi2s-scanner", this::takeScan)));
    }

    private static Node identified(String id, Node node) {
        node.setId(id);
        return node;
    }

    private void toPrinter() {
        session.tasks()
                .look(
                        progress -> new ToPrint(
                                session.desk().reportPages(), session.desk().formPages()),
                        found -> new PrintSheet(session, found.images()).ask(found.formPages()));
    }

    /** What may be printed. */
    private record ToPrint(List<PageImage> images, int formPages) {}

    private void takeScan() {
        session.files()
                .open(words.of("paper.scan.button"), SCANS)
                .ifPresent(file ->
                        session.perform(new Act.TakeScan(file), view -> session.tell(words.of("paper.scan.done"))));
    }

    Node stamp() {
        return Parts.card(
                words.of("paper.stamp.title"),
                Parts.text(words.of("paper.stamp.about"), "muted"),
                Parts.flow(
                        Parts.button(
                                words.of("paper.stamp.request"), "mdi2f-file-export-outline", () -> request(false)),
                        Parts.button(
                                words.of("paper.stamp.request_sm3"), "mdi2f-file-export-outline", () -> request(true)),
                        Parts.button(words.of("paper.stamp.add"), "mdi2f-file-import-outline", this::addStamp)));
    }

    private void request(boolean sm3) {
        boolean unsigned = session.current()
                .flatMap(view -> view.paper().report())
                .filter(report -> !report.signers().isEmpty())
                .isEmpty();
        if (unsigned) {
            session.remind(words.of("paper.stamp.unsigned"));
            return;
        }
        session.files()
                .save(words.of("paper.stamp.request"), "report.tsq", List.of("*.tsq"))
                .ifPresent(file -> session.perform(
                        new Act.RequestStamp(file, sm3),
                        view -> session.tell(words.of("paper.stamp.requested", file.toString()))));
    }

    private void addStamp() {
        session.files()
                .open(words.of("paper.stamp.add"), List.of("*.tsr"))
                .ifPresent(file ->
                        session.perform(new Act.AddStamp(file), view -> session.tell(words.of("paper.stamp.done"))));
    }

    Node verify(boolean issued) {
        VBox card = Parts.card(words.of("paper.verify.title"));
        if (issued) {
            card.getChildren()
                    .add(Parts.button(
                            words.of("paper.verify.this"),
                            "mdi2s-shield-check-outline",
                            () -> verify(Optional.empty())));
        }
        card.getChildren()
                .add(Parts.button(
                        words.of("paper.verify.other"),
                        "mdi2f-file-search-outline",
                        () -> session.files()
                                .open(words.of("paper.verify.other"), List.of("*.pdf", "*.*"))
                                .ifPresent(file -> verify(Optional.of(file)))));
        return card;
    }

    private void verify(Optional<Path> file) {
        session.tasks().look(progress -> session.desk().verifyReport(file), lines -> {
            Label said = Parts.text(lines.stream().map(this::line).collect(Collectors.joining("\n")));
            said.setId("report-verdict");
            String title = file.map(path -> String.valueOf(path.getFileName())).orElse(words.of("paper.verify.this"));
            javafx.scene.control.ScrollPane scroll = Parts.scroll(new VBox(said));
            scroll.setPrefViewportHeight(320);
            session.sheets().ask(title, scroll, words.of("kit.sheet.ok"), () -> true);
        });
    }

    /** A message whose arguments may name other messages: {@code {trust.path.trusted}}. */
    private String line(List<String> message) {
        Object[] arguments = message.stream()
                .skip(1)
                .map(argument -> argument.startsWith("{") && argument.endsWith("}")
                        ? words.of(argument.substring(1, argument.length() - 1))
                        : argument)
                .toArray();
        return words.of(message.get(0), arguments);
    }

    Node export() {
        return Parts.card(
                words.of("paper.export.title"),
                Parts.text(words.of("paper.export.about"), "muted"),
                Parts.button(
                        words.of("paper.export.button"),
                        "mdi2e-export",
                        () -> session.files()
                                .folder(words.of("paper.export.button"))
                                .ifPresent(folder -> session.tasks()
                                        .act(
                                                "task.export",
                                                progress -> session.desk().export(folder),
                                                files -> session.tell(words.of("paper.export.done", files))))));
    }
}
