package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads lines 1 and 2 of a readings file. */
final class HeaderParser {

    static final String COLUMNS = "seq,time,value,status,offset_ms,link";
    static final String COLUMNS_SIGNED = COLUMNS + ",signature";

    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");
    private static final Pattern LINK = Pattern.compile("[0-9a-f]{64}");

    private HeaderParser() {}

    /** Line 1, if it is one. */
    static Optional<StreamHeader> read(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        List<String> fields = List.of(text.split(",", -1));
        boolean continued = fields.size() == 9;
        if ((fields.size() != 7 && !continued)
                || !fields.get(0).equals("suyuan-stream")
                || !fields.get(1).equals("1")
                || fields.get(2).isBlank()) {
            return Optional.empty();
        }
        Optional<StreamKind> kind = StreamKind.named(fields.get(5));
        if (kind.isEmpty() || (continued && !continues(fields.get(7), fields.get(8)))) {
            return Optional.empty();
        }
        long firstSeq = continued ? Long.parseLong(fields.get(7)) : 1;
        Optional<String> before = continued ? Optional.of(fields.get(8)) : Optional.empty();
        return Optional.of(new StreamHeader(
                fields.get(2), fields.get(3), fields.get(4), kind.get(), fields.get(6), firstSeq, before));
    }

    private static boolean continues(String firstSeq, String linkBefore) {
        return SEQ.matcher(firstSeq).matches()
                && Long.parseLong(firstSeq) > 0
                && LINK.matcher(linkBefore).matches();
    }

    /** The link that the first record follows: link(0), or link(first − 1) of a continued file. */
    static byte[] linkOf(byte[] line, Optional<String> linkBefore) {
        byte[] before = new byte[linkBefore.isPresent() ? LineBlock.LINK_BYTES : 0];
        linkBefore.ifPresent(hex -> LineBlock.decodeHex(hex.getBytes(StandardCharsets.US_ASCII), 0, before, 0));
        return linkOf(line, before);
    }

    /** The link that the first record of a continued file follows, given the link before it as 32 bytes, or none. */
    static byte[] linkOf(byte[] line, byte[] linkBefore) {
        DigestState sm3 = DigestAlgorithm.SM3.begin();
        sm3.update(linkBefore);
        sm3.update(line);
        return sm3.finish().bytes();
    }
}
