package cn.suyuan.ui.trace;

import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityChain.Link;
import cn.suyuan.ui.instruments.Marks;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/** The chain drawn in layers: the device below, each standard above it, the national standard at the top. */
final class ChainPicture {
    private static final double WIDTH = 400;
    private final Words words;
    private final VBox box = new VBox();

    ChainPicture(Words words, TraceabilityChain chain, String name) {
        this.words = words;
        box.setAlignment(Pos.TOP_CENTER);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("chain");
        List<Node> upwards = layers(chain, name);
        for (int i = upwards.size() - 1; i >= 0; i--) {
            box.getChildren().add(upwards.get(i));
        }
    }

    Node node() {
        return box;
    }

    /** From the device to the top; between two boxes stands the certificate that joins them. */
    private List<Node> layers(TraceabilityChain chain, String name) {
        List<Node> layers = new ArrayList<>();
        layers.add(layer("mdi2g-gauge", chain.instrumentNo() + " " + name, words.of("trace.layer.device"), false));
        if (chain.path().isEmpty()) {
            layers.add(edge(words.of("trace.edge.none"), Marks.chain(words, chain.state()), false));
            layers.add(layer("mdi2h-help-rhombus-outline", words.of("trace.layer.unknown"), "", true));
            return layers;
        }
        Set<String> seen = new HashSet<>();
        List<Link> path = chain.path();
        for (int i = 0; i < path.size(); i++) {
            Link link = path.get(i);
            if (i > 0 && !link.instrumentNo().equals(path.get(i - 1).instrumentNo())) {
                boolean again = !seen.add(link.instrumentNo());
                layers.add(layer(
                        "mdi2s-scale-balance",
                        link.instrumentNo(),
                        words.of(again ? "trace.layer.again" : "trace.layer.standard"),
                        again));
            }
            seen.add(link.instrumentNo());
            boolean sound = link.state() == ChainState.CLOSED;
            layers.add(edge(
                    link.certificateNo().isEmpty()
                            ? words.of("trace.edge.none")
                            : words.of("trace.edge.certificate", link.certificateNo(), link.issuer()),
                    Marks.chain(words, link.state()),
                    sound));
        }
        Link last = path.get(path.size() - 1);
        if (last.authority().isEmpty()) {
            layers.add(layer("mdi2h-help-rhombus-outline", words.of("trace.layer.unknown"), last.issuer(), true));
        } else {
            layers.add(layer("mdi2b-bank-outline", last.authority(), words.of("trace.layer.authority"), false));
            if (last.state() == ChainState.CLOSED) {
                layers.add(edge(words.of("trace.edge.authority"), Marks.chain(words, ChainState.CLOSED), true));
                layers.add(layer("mdi2s-star-circle-outline", words.of("trace.layer.national"), "", false));
            }
        }
        return layers;
    }

    private Node layer(String icon, String name, String kind, boolean broken) {
        VBox text = new VBox(Parts.text(name, "strong"));
        if (!kind.isBlank()) {
            text.getChildren().add(Parts.text(kind, "muted"));
        }
        VBox layer = new VBox(Parts.row(Parts.icon(icon), text));
        layer.getStyleClass().addAll("layer", broken ? "layer-broken" : "layer-sound");
        layer.setMaxWidth(WIDTH);
        layer.setMinHeight(Region.USE_PREF_SIZE);
        return layer;
    }

    private Node edge(String certificate, Mark mark, boolean sound) {
        VBox text = new VBox(2, Parts.text(certificate, "small-text"));
        if (!sound) {
            text.getChildren().add(Parts.badge(mark));
        }
        Line line = new Line(0, 0, 0, sound ? 34 : 52);
        line.getStyleClass().add(sound ? "edge-sound" : "edge-broken");
        Node row = Parts.row(line, text);
        VBox edge = new VBox(row);
        edge.setMaxWidth(WIDTH);
        edge.getStyleClass().add("edge");
        return edge;
    }
}
