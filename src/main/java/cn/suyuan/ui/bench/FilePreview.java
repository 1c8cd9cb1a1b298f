package cn.suyuan.ui.bench;

import cn.suyuan.app.PagePictures;
import cn.suyuan.ui.desk.PageImage;
import cn.suyuan.ui.desk.Preview;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file looks like, from its bytes. */
final class FilePreview {
    static final int MOST_BYTES = 8 << 20;
    static final int LARGEST_TABLE = 64 << 20;
    static final int MOST_ROWS = 5_000;
    private static final int MOST_LINES = 20_000;
    private static final int MOST_PAGES = 12;
    private static final int LONGEST_LINE = 600;

    static final int FAR_DOWN = 15_000;
    private static final int AROUND = 2_000;

    private FilePreview() {}

    /** Whether a file is shown as a table; chained readings are shown line by line, as their links are made. */
    static boolean isTable(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        boolean csv = name.endsWith(".csv") && !name.contains("readings/") && !name.contains("seals/");
        return csv || name.endsWith(".xlsx") || name.endsWith(".xls") || name.endsWith(".xlsm") || name.endsWith(".et");
    }

    static Preview of(String path, byte[] bytes) {
        String name = path.toLowerCase(Locale.ROOT);
        if (bytes.length == 0) {
            return Preview.none();
        }
        if (name.endsWith(".pdf")) {
            return pages(PagePictures.of(bytes, MOST_PAGES));
        }
        if (name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return pages(List.of(bytes));
        }
        return text(bytes)
                .map(text -> XmlPreview.isXml(text) ? xml(text, bytes) : lines(text, bytes.length == MOST_BYTES))
                .orElseGet(Preview::none);
    }

    private static Preview xml(String text, byte[] bytes) {
        Preview lines = lines(XmlPreview.readable(text), bytes.length == MOST_BYTES);
        return new Preview(
                Preview.Kind.XML, lines.lines(), List.of(), List.of(), lines.cut(), XmlPreview.embedded(text), 1);
    }

    /** Two thousand lines before and after a line. */
    static Preview around(byte[] bytes, int row) {
        int from = Math.max(1, row - AROUND);
        List<String> lines = new ArrayList<>();
        int number = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length && number <= row + AROUND; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (number >= from && (i > start || i < bytes.length)) {
                    String line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
                    lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
                }
                number++;
                start = i + 1;
            }
        }
        return lines.isEmpty()
                ? Preview.none()
                : new Preview(Preview.Kind.TEXT, lines, List.of(), List.of(), start < bytes.length, from);
    }

    /** A PDF with the page that is meant among the pages around it. */
    static Preview pdf(byte[] bytes, int page) {
        int from = page <= MOST_PAGES ? 1 : page - 2;
        List<PageImage> images = PagePictures.of(bytes, from, MOST_PAGES).stream()
                .map(PageImage::new)
                .toList();
        return images.isEmpty()
                ? Preview.none()
                : new Preview(Preview.Kind.PAGES, List.of(), images, List.of(), false, List.of(), page - from + 1);
    }

    private static Preview pages(List<byte[]> pictures) {
        List<PageImage> images = pictures.stream().map(PageImage::new).toList();
        return images.isEmpty() ? Preview.none() : new Preview(Preview.Kind.PAGES, List.of(), images, false);
    }

    private static Preview lines(String text, boolean cut) {
        List<String> all = text.lines()
                .limit(MOST_LINES + 1L)
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line)
                .toList();
        boolean more = cut || all.size() > MOST_LINES;
        return new Preview(Preview.Kind.TEXT, all.subList(0, Math.min(MOST_LINES, all.size())), List.of(), more);
    }

    /** UTF-8, else GB 18030; empty where it is neither or holds control characters as binary files do. */
    private static Optional<String> text(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
            if (bytes[i] == 0) {
                return Optional.empty();
            }
        }
        return decoded(bytes, StandardCharsets.UTF_8).or(() -> decoded(bytes, Charset.forName("GB18030")));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        int length = bytes.length == MOST_BYTES ? lastLineEnd(bytes) : bytes.length;
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
