package cn.suyuan.ui.signature;

import cn.suyuan.trust.CertificationPathState;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.Reason;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.TimestampState;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * One signature: whether it can be used, then arithmetic, trust, time and coverage each for itself, the reasons, and the
 * certificates up to the root. Any screen that shows a signature uses it.
 */
public final class SignaturePanel {
    private static final double FACT_WIDTH = 210;

    private final Words words;

    public SignaturePanel(Words words) {
        this.words = words;
    }

    /** Whether a signature can be used, as a mark for tables. */
    public Mark usable(SignatureCheck check) {
        if (check.usable()) {
            return new Mark(Tone.GOOD, words.of("trust.usable.yes"));
        }
        boolean broken = check.cryptographic() == CryptographicFact.INVALID
                || check.chain() == CertificationPathState.REVOKED
                || check.chain() == CertificationPathState.EXPIRED;
        return new Mark(broken ? Tone.BAD : Tone.UNKNOWN, words.of("trust.usable.no"));
    }

    /** The whole panel, to be put where there is room for about 450 px of width; it grows in height. */
    public Node of(SignatureCheck check) {
        VBox panel = new VBox(10, head(check), facts(check));
        Node reasons = reasons(check);
        panel.getChildren().add(reasons);
        if (!check.path().certificates().isEmpty()) {
            panel.getChildren()
                    .add(Parts.card(words.of("signature.path.title"), new PathPicture(words).of(check.path())));
        }
        panel.getStyleClass().add("signature-panel");
        return panel;
    }

    private Node head(SignatureCheck check) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("files.column.place"), check.place()));
        if (!check.signer().isEmpty()) {
            fields.add(new Field(words.of("files.column.signer"), check.signer()));
        }
        check.keyId().ifPresent(key -> fields.add(new Field(words.of("files.field.key"), key)));
        if (!check.algorithm().isEmpty()) {
            fields.add(new Field(words.of("files.column.algorithm"), check.algorithm()));
        }
        return new VBox(
                8,
                Parts.flow(Parts.text(words.of("files.what", check.what()), "heading"), Parts.badge(usable(check))),
                Parts.fields(fields));
    }

    /** Arithmetic, trust, time, coverage: four answers that must not be mixed. */
    private Node facts(SignatureCheck check) {
        Tone arithmetic = switch (check.cryptographic()) {
            case VALID -> Tone.GOOD;
            case INVALID -> Tone.BAD;
            case UNSUPPORTED, ABSENT -> Tone.UNKNOWN;
        };
        FlowPane facts = Parts.flow(
                fact(
                        "signature.fact.cryptographic",
                        new Mark(arithmetic, words.of("trust.cryptographic", check.cryptographic())),
                        words.of("signature.cryptographic", check.cryptographic())),
                fact(
                        "signature.fact.chain",
                        new Mark(PathPicture.tone(check.chain()), words.of("trust.path", check.chain())),
                        words.of("signature.chain", check.chain())),
                time(check),
                coverage(check));
        facts.setId("signature-facts");
        return facts;
    }

    private Node time(SignatureCheck check) {
        String stated = check.time().map(t -> t.iso()).orElse("");
        Tone tone = check.timestamp() == TimestampState.VALID
                ? Tone.GOOD
                : check.timestamp() == TimestampState.INVALID ? Tone.BAD : Tone.NOTE;
        String source = check.time()
                .map(t -> words.of("signature.time", t.source()))
                .orElseGet(() -> words.of("kit.value.none"));
        return fact(
                "signature.fact.time",
                new Mark(tone, words.of("trust.timestamp", check.timestamp())),
                stated.isEmpty() ? source : stated + "\n" + source);
    }

    private Node coverage(SignatureCheck check) {
        boolean whole = check.covers().whole();
        return fact(
                "signature.fact.covers",
                new Mark(whole ? Tone.GOOD : Tone.WARNING, words.of("trust.covers." + (whole ? "whole" : "part"))),
                words.of("signature.covers." + (whole ? "whole" : "part")));
    }

    private Node fact(String heading, Mark mark, String explanation) {
        VBox box = Parts.card(
                "",
                Parts.text(words.of(heading), "muted", "small-text"),
                Parts.badge(mark),
                Parts.text(explanation, "small-text"));
        box.setPrefWidth(FACT_WIDTH);
        return box;
    }

    private Node reasons(SignatureCheck check) {
        VBox list = new VBox(4);
        Stream.concat(check.reasons().stream(), check.path().reasons().stream())
                .distinct()
                .map(this::wording)
                .forEach(text -> list.getChildren().add(Parts.text("· " + text)));
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(Parts.text(words.of("signature.reasons.none"), "muted"));
        }
        return Parts.card(words.of("signature.reasons.title"), list);
    }

    private String wording(Reason reason) {
        return words.of(reason.key(), reason.arguments());
    }
}
