package cn.suyuan.ui.paper;

import cn.suyuan.finding.Finding;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView.IssuedReport;
import cn.suyuan.ui.desk.SignaturePlace;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.PagesView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The record as it will print; choose and issue, sign, confirm or refuse, print and scan, stamp, verify, export. */
public final class PaperScreen implements ScreenView {
    private static final List<String> ANNEXES =
            List.of("sample", "verification", "calculation", "clauses", "evidence", "recompute");
    private final Session session;
    private final Words words;
    private final SigningCard signing;
    private final PaperRouteCards routes;
    private final StackPane pages = new StackPane();
    private final StackPane places = new StackPane();
    private final VBox side = new VBox(14);
    private final Node node;
    private final ChoiceBox<String> language = new ChoiceBox<>();
    private final CheckBox header;
    private final Map<String, CheckBox> annexes = new LinkedHashMap<>();
    private String shown = "";

    public PaperScreen(Session session) {
        this.session = session;
        this.words = session.words();
        this.signing = new SigningCard(session);
        this.routes = new PaperRouteCards(session);
        language.getItems().setAll("zh", "en", "both");
        language.setValue("zh");
        language.setId("report-language");
        language.setConverter(new StringConverter<>() {
            @Override
            public String toString(String word) {
                return word == null ? "" : words.of("paper.language." + word);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        header = new CheckBox(words.of("paper.choice.header"));
        header.setSelected(true);
        ANNEXES.forEach(word -> {
            CheckBox box = new CheckBox(words.of("paper.annex." + word));
            box.setSelected(true);
            annexes.put(word, box);
        });
        side.setPrefWidth(320);
        side.setMinWidth(290);
        pages.setId("report-pages");
        pages.getStyleClass().add("preview");
        HBox split = new HBox(14, Parts.grow(pages), Parts.scroll(side));
        VBox page = new VBox(10, Parts.text(words.of("screen.paper"), "title"), Parts.grow(split));
        page.getStyleClass().add("page");
        node = page;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        Optional<IssuedReport> report = view.paper().report();
        side.getChildren().setAll(issue(view, report));
        if (report.isEmpty()) {
            shown = "";
            Node next = issueButton("paper.issue.button");
            pages.getChildren()
                    .setAll(Parts.empty(
                            "mdi2f-file-document-outline",
                            words.of("paper.none", view.standingFindings().size()),
                            next));
            side.getChildren().add(routes.verify(false));
            return;
        }
        IssuedReport issued = report.get();
        side.getChildren()
                .addAll(places, confirm(issued), routes.print(), routes.stamp(), routes.verify(true), routes.export());
        if (!shown.equals(issued.sm3())) {
            shown = issued.sm3();
            places.getChildren().setAll(signing.node(issued, List.of()));
            pages.getChildren().setAll(Parts.empty("mdi2t-timer-sand", words.of("paper.drawing")));
            session.tasks().look(progress -> session.desk().signaturePlaces(), found -> showPlaces(issued, found));
            session.tasks()
                    .look(
                            progress -> session.desk().reportPages(),
                            images -> pages.getChildren().setAll(new PagesView(images).node()));
        }
    }

    private void showPlaces(IssuedReport issued, List<SignaturePlace> found) {
        if (shown.equals(issued.sm3())) {
            places.getChildren().setAll(signing.node(issued, found));
        }
    }

    private Button issueButton(String key) {
        Button button = Parts.button(words.of(key), "mdi2f-file-document-edit-outline", this::issueNow, "accent");
        button.setId("report-issue");
        return button;
    }

    private void issueNow() {
        Set<String> chosen = annexes.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        session.perform(new Act.IssueReport(language.getValue(), header.isSelected(), chosen));
    }

    private Node issue(CaseView view, Optional<IssuedReport> report) {
        long drafts = view.judged().findings().stream()
                .filter(f -> f.status() == Finding.Status.DRAFT)
                .count();
        VBox card = Parts.card(words.of("paper.issue.title"));
        if (drafts > 0) {
            card.getChildren().add(Parts.text(words.of("paper.issue.drafts", drafts), Tone.WARNING.styleClass()));
        }
        Label label = new Label(words.of("paper.choice.language"));
        label.setMinWidth(Region.USE_PREF_SIZE);
        card.getChildren().add(Parts.row(label, language));
        card.getChildren().add(header);
        VBox boxes = new VBox(4);
        boxes.getChildren().addAll(annexes.values());
        javafx.scene.control.TitledPane choice =
                new javafx.scene.control.TitledPane(words.of("paper.choice.annexes"), boxes);
        choice.setExpanded(false);
        choice.setAnimated(false);
        card.getChildren().add(choice);
        if (report.isPresent()) {
            List<Field> fields = List.of(
                    new Field(words.of("paper.field.issued"), report.get().issued()),
                    new Field("SM3", report.get().sm3()));
            card.getChildren().addAll(Parts.fields(fields), issueButton("paper.issue.again"));
        } else {
            card.getChildren().add(Parts.text(words.of("paper.issue.about"), "muted"));
        }
        return card;
    }

    private Node confirm(IssuedReport issued) {
        VBox card = Parts.card(words.of("paper.confirm.title"));
        Tone tone = switch (issued.confirmation()) {
            case "confirmed" -> Tone.GOOD;
            case "refused" -> Tone.WARNING;
            default -> Tone.NEUTRAL;
        };
        card.getChildren().add(Parts.badge(new Mark(tone, words.of("paper.confirm." + issued.confirmation()))));
        if (!issued.refusal().isBlank()) {
            card.getChildren().add(Parts.text(words.of("paper.confirm.reason", issued.refusal())));
        }
        if (!issued.confirmation().equals("open")) {
            return card;
        }
        Button yes = Parts.button(
                words.of("paper.confirm.yes"),
                "mdi2c-checkbox-marked-outline",
                () -> session.perform(new Act.Confirm(true, "")));
        yes.setId("report-confirm");
        Button no = Parts.button(
                words.of("paper.confirm.no"),
                "mdi2c-close-box-outline",
                () -> session.sheets()
                        .text(
                                words.of("paper.confirm.no"),
                                words.of("paper.confirm.about"),
                                "",
                                words.of("kit.sheet.ok"),
                                reason -> session.perform(new Act.Confirm(false, reason))));
        no.setId("report-refuse");
        card.getChildren().add(Parts.flow(yes, no));
        return card;
    }
}
