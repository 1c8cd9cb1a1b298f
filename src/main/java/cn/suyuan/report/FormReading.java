package cn.suyuan.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.jspecify.annotations.Nullable;

/**
 * The form of Appendix A as its pages say it: cell by cell along the tags, so that a cell that goes over a page is one
 * cell. All texts are without blanks.
 *
 * @param heads texts of the header cells, the first table that has any
 * @param rows cells of the findings table
 * @param before title and remarks above the table, the block of who and what left out
 * @param foot text of the rows under the findings: note, signatures, opinion
 * @param lastPage index of the last page that the form stands on
 * @param alone whether its pages hold no other marked text
 */
record FormReading(
        List<String> heads, List<List<String>> rows, List<String> before, String foot, int lastPage, boolean alone) {

    FormReading {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
        before = List.copyOf(before);
    }

    /**
     * Reads the form.
     *
     * @param texts texts of the pages of this document
     * @throws IOException where the document has no tags or no table with heads
     */
    static FormReading of(PDDocument document, List<PageTexts.Page> texts) throws IOException {
        PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
        if (root == null) {
            throw new IOException("no tags");
        }
        Reader reader = new Reader(document, texts);
        List<PDStructureElement> blocks = blocks(root);
        List<String> before = new ArrayList<>();
        for (int i = 0; i + 1 < blocks.size(); i++) {
            List<PDStructureElement> heads = reader.all(blocks.get(i), "TH");
            if (!heads.isEmpty()) {
                List<List<String>> rows = new ArrayList<>();
                for (PDStructureElement row : reader.all(blocks.get(i), "TR")) {
                    List<String> cells =
                            reader.all(row, "TD").stream().map(reader::text).toList();
                    if (!cells.isEmpty()) {
                        rows.add(cells);
                    }
                }
                String foot = reader.text(blocks.get(i + 1));
                List<String> told = heads.stream().map(reader::text).toList();
                return new FormReading(told, rows, before, foot, reader.lastPage, reader.sawAll());
            }
            String text = reader.text(blocks.get(i));
            if (!blocks.get(i).getStructureType().equals("Table")) {
                before.add(text);
            }
        }
        throw new IOException("no table of findings");
    }

    /** What stands below the document element. */
    private static List<PDStructureElement> blocks(PDStructureNode root) {
        List<PDStructureElement> blocks = new ArrayList<>();
        for (Object kid : root.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals("Document")) {
                    blocks.addAll(blocks(element));
                } else {
                    blocks.add(element);
                }
            }
        }
        return blocks;
    }

    /** Walks the tags. */
    private static final class Reader {
        private static final int DEEPEST = 40;

        private final PDDocument document;
        private final List<PageTexts.Page> texts;
        private int lastPage;
        private long read;

        Reader(PDDocument document, List<PageTexts.Page> texts) {
            this.document = document;
            this.texts = texts;
        }

        /** Elements of a kind below an element, those inside of such an element left out. */
        List<PDStructureElement> all(PDStructureElement element, String kind) {
            List<PDStructureElement> found = new ArrayList<>();
            collect(element, kind, found, 0);
            return found;
        }

        private static void collect(
                PDStructureElement element, String kind, List<PDStructureElement> found, int depth) {
            if (depth > DEEPEST) {
                return;
            }
            for (Object kid : element.getKids()) {
                if (kid instanceof PDStructureElement child) {
                    if (child.getStructureType().equals(kind)) {
                        found.add(child);
                    } else {
                        collect(child, kind, found, depth + 1);
                    }
                }
            }
        }

        String text(PDStructureElement element) {
            StringBuilder text = new StringBuilder();
            append(element, element.getPage(), text, 0);
            return text.toString();
        }

        private void append(PDStructureElement element, @Nullable PDPage inherited, StringBuilder text, int depth) {
            if (depth > DEEPEST) {
                return;
            }
            PDPage page = element.getPage() == null ? inherited : element.getPage();
            for (Object kid : element.getKids()) {
                if (kid instanceof PDStructureElement child) {
                    append(child, page, text, depth + 1);
                } else if (kid instanceof Integer number) {
                    append(page, number, text);
                } else if (kid instanceof PDMarkedContentReference reference) {
                    append(reference.getPage() == null ? page : reference.getPage(), reference.getMCID(), text);
                }
            }
        }

        private void append(@Nullable PDPage page, int number, StringBuilder text) {
            int index = page == null ? -1 : index(page.getCOSObject());
            if (index >= 0 && index < texts.size()) {
                lastPage = Math.max(lastPage, index);
                StringBuilder marked = texts.get(index).marked().getOrDefault(number, new StringBuilder());
                read += marked.length();
                text.append(marked);
            }
        }

        /** Whether all marked text of the pages so far was read, each once. */
        boolean sawAll() {
            long there = texts.subList(0, Math.min(texts.size(), lastPage + 1)).stream()
                    .flatMap(page -> page.marked().values().stream())
                    .mapToLong(StringBuilder::length)
                    .sum();
            return there == read;
        }

        private int index(COSDictionary page) {
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                if (document.getPage(i).getCOSObject() == page) {
                    return i;
                }
            }
            return -1;
        }
    }
}
