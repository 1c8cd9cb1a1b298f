package cn.suyuan.ui.signature;

import cn.suyuan.trust.CertificationPath;
import cn.suyuan.trust.CertificationPathState;
import cn.suyuan.trust.SigningCertificate;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/** The certificates of a path as boxes: the root above, the signer below, each with its own state. */
final class PathPicture {
    private static final double EDGE = 16;
    private static final double WIDTH = 560;
    /** Times of certificates are shown at UTC+08:00, as everywhere. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final Words words;

    PathPicture(Words words) {
        this.words = words;
    }

    Node of(CertificationPath path) {
        List<Node> boxes = new ArrayList<>();
        int last = path.certificates().size() - 1;
        if (!path.anchored()) {
            String issuer = path.certificates().get(last).issuer();
            boxes.add(box("mdi2h-help-rhombus-outline", words.of("signature.path.open"), List.of(issuer), unknown()));
            boxes.add(edge(false));
        }
        for (int i = last; i >= 0; i--) {
            boolean anchor = path.anchored() && i == last;
            boxes.add(certificate(path.certificates().get(i), path.steps().get(i), anchor, i == 0));
            if (i > 0) {
                boxes.add(edge(path.anchored()));
            }
        }
        VBox picture = new VBox(boxes.toArray(new Node[0]));
        picture.setId("certificate-path");
        picture.setMaxWidth(WIDTH);
        return picture;
    }

    private Node certificate(
            SigningCertificate certificate, CertificationPathState state, boolean anchor, boolean signer) {
        String role = anchor ? "signature.path.root" : signer ? "signature.path.signer" : "signature.path.issuer";
        String icon = anchor ? "mdi2s-shield-check-outline" : signer ? "mdi2d-draw" : "mdi2c-certificate-outline";
        List<String> lines = new ArrayList<>();
        certificate.organization().ifPresent(lines::add);
        lines.add(words.of("signature.path.validity", day(certificate.notBefore()), day(certificate.notAfter())));
        lines.add(words.of(
                "signature.path.key",
                certificate.keyLabel(),
                certificate.serialNumber().toString(16).toUpperCase(Locale.ROOT)));
        String name = words.of(role) + " · " + certificate.commonName().orElseGet(certificate::subject);
        Mark mark = state == CertificationPathState.NOT_APPLICABLE
                ? unknown()
                : new Mark(
                        tone(state),
                        words.of(
                                anchor && state == CertificationPathState.TRUSTED
                                        ? "signature.path.anchored"
                                        : "trust.path." + state.word()));
        return box(icon, name, lines, mark);
    }

    private Mark unknown() {
        return new Mark(Tone.UNKNOWN, words.of("signature.path.unproven"));
    }

    /** How a state of a path is meant. */
    static Tone tone(CertificationPathState state) {
        return switch (state) {
            case TRUSTED -> Tone.GOOD;
            case REVOCATION_UNKNOWN -> Tone.WARNING;
            case REVOKED, EXPIRED, NOT_YET_VALID, WRONG_USAGE, WEAK -> Tone.BAD;
            case SELF_SIGNED, UNKNOWN_ISSUER, UNTRUSTED, NOT_APPLICABLE -> Tone.UNKNOWN;
        };
    }

    private Node box(String icon, String name, List<String> lines, Mark mark) {
        VBox text = new VBox(2, Parts.text(name, "strong"));
        lines.forEach(line -> text.getChildren().add(Parts.text(line, "muted", "small-text")));
        text.getChildren().add(Parts.badge(mark));
        VBox box = new VBox(Parts.row(Parts.icon(icon), Parts.grow(text)));
        boolean sound = mark.tone() == Tone.GOOD || mark.tone() == Tone.WARNING;
        box.getStyleClass().addAll("layer", sound ? "layer-sound" : "layer-broken");
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }

    private static Node edge(boolean sound) {
        Line line = new Line(0, 0, 0, EDGE);
        line.getStyleClass().add(sound ? "edge-sound" : "edge-broken");
        VBox edge = new VBox(line);
        edge.getStyleClass().add("edge");
        return edge;
    }

    private static String day(Instant at) {
        return at.atOffset(CHINA).toLocalDate().toString();
    }
}
