package cn.suyuan.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a CSV file and how it was decoded.
 *
 * @param text without byte order mark
 * @param charset name of the encoding found
 * @param exact whether every byte could be decoded
 */
record CsvText(String text, String charset, boolean exact) {
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** UTF-8 with or without mark, UTF-16 with or without mark, else GB18030. */
    static CsvText decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return lenient(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return lenient(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return lenient(bytes, 2, StandardCharsets.UTF_16BE);
        }
        Optional<Charset> wide = unmarkedUtf16(bytes);
        if (wide.isPresent()) {
            return lenient(bytes, 0, wide.get());
        }
        Optional<String> utf8 = strict(bytes, 0, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return new CsvText(utf8.get(), "UTF-8", true);
        }
        return lenient(bytes, 0, GB18030);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Separators and line ends of UTF-16 leave zero bytes at even or odd places only; other encodings have none. */
    private static Optional<Charset> unmarkedUtf16(byte[] bytes) {
        int[] zeros = new int[2];
        int looked = Math.min(bytes.length, 4096);
        for (int i = 0; i < looked; i++) {
            if (bytes[i] == 0) {
                zeros[i & 1]++;
            }
        }
        int more = Math.max(zeros[0], zeros[1]);
        int fewer = Math.min(zeros[0], zeros[1]); // a character such as U+4E00 has one on the other side
        if (more < Math.max(2, looked / 32) || more < 3 * fewer) {
            return Optional.empty();
        }
        return Optional.of(zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private static CsvText lenient(byte[] bytes, int from, Charset charset) {
        Optional<String> exact = strict(bytes, from, charset);
        String text = exact.orElseGet(() -> new String(bytes, from, bytes.length - from, charset));
        return new CsvText(text, charset.name(), exact.isPresent());
    }

    private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
