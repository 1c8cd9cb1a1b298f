package cn.suyuan.ui.paper;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/** A field to sign in with pen, finger or mouse. */
final class PenPad {
    static final double WIDTH = 460;
    static final double HEIGHT = 170;
    private static final int UNITS = 10_000;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final StackPane node = new StackPane(canvas);
    private final List<List<int[]>> strokes = new ArrayList<>();

    PenPad() {
        node.getStyleClass().add("preview");
        node.setStyle("-fx-background-color: white; -fx-border-color: #777777;");
        node.setMaxSize(WIDTH + 2, HEIGHT + 2);
        canvas.setId("pen-pad");
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> begin(e.getX(), e.getY(), e.isSynthesized()));
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> go(e.getX(), e.getY(), e.isSynthesized()));
        canvas.addEventHandler(TouchEvent.TOUCH_PRESSED, e -> {
            begin(e.getTouchPoint().getX(), e.getTouchPoint().getY(), false);
            e.consume();
        });
        canvas.addEventHandler(TouchEvent.TOUCH_MOVED, e -> {
            go(e.getTouchPoint().getX(), e.getTouchPoint().getY(), false);
            e.consume();
        });
        clear();
    }

    Node node() {
        return node;
    }

    /** The strokes so far: points from 0 to 10,000 from the left and from the top. */
    List<List<int[]>> strokes() {
        return strokes.stream().map(List::copyOf).toList();
    }

    void clear() {
        strokes.clear();
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setFill(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setStroke(Color.LIGHTGRAY);
        pen.setLineWidth(1);
        pen.strokeLine(20, HEIGHT - 30, WIDTH - 20, HEIGHT - 30);
        pen.setStroke(Color.BLACK);
        pen.setLineWidth(2.6);
        pen.setLineCap(StrokeLineCap.ROUND);
    }

    /** Touches come as mouse events too: those are passed over. */
    private void begin(double x, double y, boolean ofTouch) {
        if (!ofTouch) {
            List<int[]> stroke = new ArrayList<>();
            stroke.add(point(x, y));
            strokes.add(stroke);
        }
    }

    private void go(double x, double y, boolean ofTouch) {
        if (ofTouch || strokes.isEmpty()) {
            return;
        }
        List<int[]> stroke = strokes.get(strokes.size() - 1);
        int[] last = stroke.get(stroke.size() - 1);
        int[] next = point(x, y);
        stroke.add(next);
        canvas.getGraphicsContext2D()
                .strokeLine(px(last[0], WIDTH), px(last[1], HEIGHT), px(next[0], WIDTH), px(next[1], HEIGHT));
    }

    private static double px(int units, double length) {
        return units * length / UNITS;
    }

    private static int[] point(double x, double y) {
        return new int[] {unit(x / WIDTH), unit(y / HEIGHT)};
    }

    private static int unit(double share) {
        return (int) Math.round(Math.max(0, Math.min(1, share)) * UNITS);
    }
}
