package cn.suyuan.ui.paper;

import cn.suyuan.ui.KeyQuestion;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.PaperView.IssuedReport;
import cn.suyuan.ui.desk.SignaturePlace;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Who signs where, with a key file, a token or a pen. */
final class SigningCard {
    private final Session session;
    private final Words words;

    SigningCard(Session session) {
        this.session = session;
        this.words = session.words();
    }

    Node node(IssuedReport issued, List<SignaturePlace> places) {
        VBox card = Parts.card(words.of("paper.sign.title"));
        issued.signers().forEach(signer -> card.getChildren().add(Parts.badge(new Mark(Tone.NOTE, signer))));
        if (issued.signers().isEmpty()) {
            card.getChildren().add(Parts.badge(new Mark(Tone.NEUTRAL, words.of("paper.sign.none"))));
        }
        boolean complete = places.stream().anyMatch(place -> place.representative() && !place.free());
        boolean first = true;
        int auditor = 0;
        for (SignaturePlace place : places) {
            auditor += place.representative() ? 0 : 1;
            if (!complete || place.representative()) {
                card.getChildren().add(row(place, auditor, issued, first && place.free()));
                first &= !place.free();
            }
        }
        if (complete) {
            card.getChildren().add(Parts.text(words.of("report.failure.representative_signed"), "muted"));
        }
        card.getChildren().add(Parts.text(words.of("paper.sign.about"), "muted"));
        return card;
    }

    private Node row(SignaturePlace place, int auditor, IssuedReport issued, boolean main) {
        String who = place.representative()
                ? words.of("paper.sign.representative")
                : words.of("paper.sign.auditor", auditor, place.name());
        VBox row = new VBox(4, Parts.text(who));
        if (!place.free() && !place.secondFree()) {
            row.getChildren().add(Parts.text(words.of("paper.sign.both"), "muted"));
            return row;
        }
        if (place.representative() && issued.confirmation().equals("open")) {
            row.getChildren().add(Parts.text(words.of("paper.sign.opinion_first"), "muted"));
            return row;
        }
        Button file = main
                ? Parts.button(words.of("paper.sign.file"), "mdi2k-key-outline", () -> file(place), "accent")
                : Parts.button(words.of("paper.sign.file"), "mdi2k-key-outline", () -> file(place));
        file.setId(id(place, main));
        Button token = Parts.button(words.of("paper.sign.token"), "mdi2u-usb-flash-drive-outline", () -> token(place));
        if (!place.free()) {
            row.getChildren().addAll(Parts.text(words.of("paper.sign.second"), "muted"), Parts.flow(file, token));
            return row;
        }
        Button pen = Parts.button(words.of("paper.sign.pen"), "mdi2d-draw-pen", () -> pen(place));
        pen.setId("report-pen-" + place.field());
        row.getChildren().add(Parts.flow(file, token, pen));
        return row;
    }

    private static String id(SignaturePlace place, boolean main) {
        if (place.representative()) {
            return "report-sign-representative";
        }
        return main ? "report-sign" : "report-sign-" + place.field();
    }

    private void file(SignaturePlace place) {
        new KeyQuestion(session).file((key, token, secret) -> sign(place, key, token, secret));
    }

    private void token(SignaturePlace place) {
        new KeyQuestion(session).token((key, token, secret) -> sign(place, key, token, secret));
    }

    private void sign(SignaturePlace place, Path key, boolean token, char[] secret) {
        session.perform(
                new Act.SignReport(place.field(), key, token, secret),
                view -> session.tell(words.of("paper.sign.done")));
    }

    private void pen(SignaturePlace place) {
        PenPad pad = new PenPad();
        TextField name = new TextField(place.name());
        name.setId("pen-name");
        name.setPromptText(words.of("paper.pen.name"));
        Button again = Parts.button(words.of("paper.pen.clear"), "mdi2e-eraser", pad::clear);
        VBox content =
                new VBox(8, Parts.text(words.of("paper.pen.about"), "muted"), name, pad.node(), Parts.row(again));
        session.sheets().ask(words.of("paper.sign.pen"), content, words.of("kit.sheet.ok"), () -> {
            Optional<String> who = Optional.of(name.getText().strip()).filter(text -> !text.isEmpty());
            int points = pad.strokes().stream().mapToInt(List::size).sum();
            if (who.isEmpty()) {
                name.getStyleClass().add("wanting");
                return false;
            }
            if (points < 8) {
                session.remind(words.of("app.pen_empty"));
                return false;
            }
            session.perform(
                    new Act.SignByPen(place.field(), who.get(), pad.strokes(), PenPad.WIDTH / PenPad.HEIGHT),
                    view -> session.tell(words.of("paper.sign.done")));
            return true;
        });
    }
}
