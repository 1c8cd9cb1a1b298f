package cn.suyuan.report;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Text;
import com.itextpdf.layout.renderer.CellRenderer;
import com.itextpdf.layout.renderer.DrawContext;
import com.itextpdf.layout.renderer.IRenderer;
import com.itextpdf.layout.renderer.TextRenderer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers where cells and characters came to stand on the page, so that form fields can be laid over them. */
final class FieldAnchors {

    /**
     * @param page page number from 1
     * @param area on the page, in points
     */
    record Place(int page, Rectangle area) {}

    private final Map<String, Place> places = new LinkedHashMap<>();

    Map<String, Place> places() {
        return places;
    }

    Cell mark(String name, Cell cell) {
        cell.setNextRenderer(new MarkedCell(name, cell));
        return cell;
    }

    Text mark(String name, Text text) {
        text.setNextRenderer(new MarkedText(name, text));
        return text;
    }

    private void remember(String name, int page, Rectangle area) {
        places.put(name, new Place(page, area.clone()));
    }

    private final class MarkedCell extends CellRenderer {
        private final String name;

        MarkedCell(String name, Cell model) {
            super(model);
            this.name = name;
        }

        @Override
        public void draw(DrawContext context) {
            super.draw(context);
            remember(name, getOccupiedArea().getPageNumber(), getOccupiedAreaBBox());
        }

        @Override
        public IRenderer getNextRenderer() {
            return new MarkedCell(name, (Cell) modelElement);
        }
    }

    private final class MarkedText extends TextRenderer {
        private final String name;

        MarkedText(String name, Text model) {
            super(model);
            this.name = name;
        }

        @Override
        public void draw(DrawContext context) {
            super.draw(context);
            remember(name, getOccupiedArea().getPageNumber(), getOccupiedAreaBBox());
        }

        @Override
        public IRenderer getNextRenderer() {
            return new MarkedText(name, (Text) modelElement);
        }
    }
}
