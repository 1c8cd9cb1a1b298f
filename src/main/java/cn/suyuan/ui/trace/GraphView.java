package cn.suyuan.ui.trace;

import cn.suyuan.traceability.ChainState;
import cn.suyuan.ui.instruments.Marks;
import cn.suyuan.ui.kit.Palette;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * A graph drawn on a canvas: wheel or + and - zoom, drag or arrows move, 0 fits it in, a click tells what is there. Ten
 * thousand devices are squares, drawn in one go.
 */
final class GraphView {
    private static final double LEAST = 0.05;
    private static final double MOST = 4;
    private static final double MARGIN = 24;
    private final Words words;
    private final Palette palette;
    private final Canvas canvas = new Canvas();
    private final Pane pane = new Pane(canvas);
    private final Tooltip tip = new Tooltip();
    private TraceGraph graph = new TraceGraph(java.util.List.of(), java.util.List.of(), 1, 1);
    private Consumer<TraceGraph.Node> onNode = node -> {};
    private Consumer<TraceGraph.Edge> onEdge = edge -> {};
    private double scale = 1;
    private double left;
    private double top;
    private double pressedX;
    private double pressedY;
    private boolean moved;

    GraphView(Words words, Palette palette) {
        this.words = words;
        this.palette = palette;
        pane.setId("trace-graph");
        pane.getStyleClass().add("graph");
        pane.setFocusTraversable(true);
        pane.setAccessibleText(words.of("evidence.graph.help"));
        pane.setMinSize(200, 160);
        canvas.widthProperty().bind(pane.widthProperty());
        canvas.heightProperty().bind(pane.heightProperty());
        canvas.widthProperty().addListener((p, before, now) -> fit());
        canvas.heightProperty().addListener((p, before, now) -> fit());
        pane.setOnScroll(event -> {
            zoom(event.getDeltaY() > 0 ? 1.15 : 1 / 1.15, event.getX(), event.getY());
            event.consume();
        });
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(this::drag);
        pane.setOnMouseReleased(this::release);
        pane.setOnMouseMoved(this::hover);
        pane.setOnKeyPressed(this::key);
        Tooltip.install(pane, tip);
    }

    Node node() {
        return pane;
    }

    void picked(Consumer<TraceGraph.Node> nodes, Consumer<TraceGraph.Edge> edges) {
        onNode = nodes;
        onEdge = edges;
    }

    void show(TraceGraph other) {
        graph = other;
        fit();
    }

    /** As large as it fits, at most at its natural size. */
    void fit() {
        double wide = canvas.getWidth() - 2 * MARGIN;
        double high = canvas.getHeight() - 2 * MARGIN;
        if (wide <= 0 || high <= 0) {
            return;
        }
        scale = Math.max(LEAST, Math.min(1.15, Math.min(wide / graph.width(), high / graph.height())));
        left = (canvas.getWidth() - graph.width() * scale) / 2;
        top = (canvas.getHeight() - graph.height() * scale) / 2;
        draw();
    }

    /** Larger or smaller about a point of the window. */
    void zoom(double factor, double x, double y) {
        double next = Math.max(LEAST, Math.min(MOST, scale * factor));
        left = x - (x - left) * next / scale;
        top = y - (y - top) * next / scale;
        scale = next;
        draw();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> zoom(1.25, canvas.getWidth() / 2, canvas.getHeight() / 2);
            case MINUS, SUBTRACT -> zoom(0.8, canvas.getWidth() / 2, canvas.getHeight() / 2);
            case DIGIT0, NUMPAD0 -> fit();
            case LEFT -> move(40, 0);
            case RIGHT -> move(-40, 0);
            case UP -> move(0, 40);
            case DOWN -> move(0, -40);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(double dx, double dy) {
        left += dx;
        top += dy;
        draw();
    }

    private void press(MouseEvent event) {
        pane.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        moved = false;
    }

    private void drag(MouseEvent event) {
        if (moved || Math.abs(event.getX() - pressedX) + Math.abs(event.getY() - pressedY) > 4) {
            moved = true;
            move(event.getX() - pressedX, event.getY() - pressedY);
            pressedX = event.getX();
            pressedY = event.getY();
        }
    }

    private void release(MouseEvent event) {
        if (!moved) {
            double x = (event.getX() - left) / scale;
            double y = (event.getY() - top) / scale;
            graph.at(x, y).ifPresentOrElse(onNode, () -> graph.edgeAt(x, y).ifPresent(onEdge));
        }
    }

    private void hover(MouseEvent event) {
        double x = (event.getX() - left) / scale;
        double y = (event.getY() - top) / scale;
        String text = graph.at(x, y)
                .map(this::describe)
                .or(() -> graph.edgeAt(x, y).map(edge -> edge.certificateNo() + " " + word(edge.state())))
                .orElse("");
        tip.setText(text);
        tip.setOpacity(text.isEmpty() ? 0 : 1);
    }

    private String describe(TraceGraph.Node node) {
        return (title(node) + " " + node.detail()).strip()
                + (node.kind() == TraceGraph.Kind.DEVICE ? "\n" + word(node.state()) : "");
    }

    private String word(ChainState state) {
        return Marks.chain(words, state).word();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.save();
        g.translate(left, top);
        g.scale(scale, scale);
        graph.edges().forEach(edge -> draw(g, edge));
        graph.nodes().forEach(node -> draw(g, node));
        g.restore();
    }

    private void draw(GraphicsContext g, TraceGraph.Edge edge) {
        TraceGraph.Node from = graph.nodes().get(edge.from());
        TraceGraph.Node to = graph.nodes().get(edge.to());
        double x1 = from.x() + from.width() / 2;
        double y1 = from.y();
        double x2 = to.x() + to.width() / 2;
        double y2 = to.y() + to.height();
        g.setStroke(edge.sound() ? palette.good() : palette.bad());
        g.setLineWidth(2.5);
        g.setLineDashes(edge.sound() ? new double[0] : new double[] {8, 6});
        g.beginPath();
        g.moveTo(x1, y1);
        g.bezierCurveTo(x1, (y1 + y2) / 2, x2, (y1 + y2) / 2, x2, y2);
        g.stroke();
        g.setLineDashes(new double[0]);
        double x = (x1 + x2) / 2;
        double y = (y1 + y2) / 2;
        if (!edge.certificateNo().isEmpty() || !edge.sound()) {
            boolean none = edge.certificateNo().isEmpty();
            if (!none) {
                label(g, edge.certificateNo(), x, y - (edge.sound() ? 0 : 9), palette.text());
            }
            if (!edge.sound()) {
                label(g, "✕ " + word(edge.state()), x, none ? y : y + 10, palette.bad());
            }
        }
    }

    private void label(GraphicsContext g, String text, double x, double y, Color colour) {
        g.setFont(Font.font("Noto Sans SC", 12.5));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        double wide = Math.min(text.length() * 12.5, 226);
        g.setFill(palette.paper());
        g.fillRoundRect(x - wide / 2, y - 9, wide, 18, 6, 6);
        g.setFill(colour);
        g.fillText(text, x, y, 226);
    }

    private void draw(GraphicsContext g, TraceGraph.Node node) {
        Color colour = colour(node.state());
        if (node.small()) {
            g.setFill(colour);
            g.fillRect(node.x(), node.y(), node.width(), node.height());
            return;
        }
        boolean broken = node.kind() == TraceGraph.Kind.UNKNOWN;
        g.setFill(palette.paper());
        g.fillRoundRect(node.x(), node.y(), node.width(), node.height(), 10, 10);
        g.setStroke(broken ? palette.bad() : node.kind() == TraceGraph.Kind.DEVICE ? colour : palette.accent());
        g.setLineWidth(1.8);
        g.setLineDashes(broken ? new double[] {6, 4} : new double[0]);
        g.strokeRoundRect(node.x(), node.y(), node.width(), node.height(), 10, 10);
        g.setLineDashes(new double[0]);
        double middle = node.x() + node.width() / 2;
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(Font.font("Noto Sans SC", 14));
        g.setFill(palette.text());
        g.fillText(title(node), middle, node.y() + 18, node.width() - 14);
        g.setFont(Font.font("Noto Sans SC", 12));
        g.setFill(palette.muted());
        g.fillText(kind(node), middle, node.y() + 38, node.width() - 14);
    }

    private String title(TraceGraph.Node node) {
        return switch (node.kind()) {
            case DEVICE, STANDARD -> (node.id() + " " + node.detail()).strip();
            case AUTHORITY -> node.id();
            case NATIONAL -> words.of("evidence.graph.national");
            case UNKNOWN -> node.id().isBlank() ? words.of("trace.layer.unknown") : node.id();
        };
    }

    private String kind(TraceGraph.Node node) {
        boolean many = !node.detail().isEmpty() && node.detail().chars().allMatch(Character::isDigit);
        String kind = switch (node.kind()) {
            case DEVICE -> words.of("trace.layer.device");
            case STANDARD -> words.of("trace.layer.standard");
            case AUTHORITY -> words.of("trace.layer.authority");
            case NATIONAL -> words.of("evidence.graph.mutual");
            case UNKNOWN -> node.id().isBlank() ? "" : words.of("trace.layer.unknown");
        };
        boolean top = node.kind() == TraceGraph.Kind.AUTHORITY || node.kind() == TraceGraph.Kind.UNKNOWN;
        return many && top ? words.of("evidence.graph.devices", node.detail()) : kind;
    }

    private Color colour(@Nullable ChainState state) {
        Tone tone = state == null ? Tone.UNKNOWN : Marks.chain(words, state).tone();
        return switch (tone) {
            case GOOD -> palette.good();
            case BAD -> palette.bad();
            case WARNING -> palette.warning();
            case UNKNOWN, NEUTRAL, NOTE -> palette.muted();
        };
    }
}
