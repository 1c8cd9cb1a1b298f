package cn.suyuan.evidence;

import cn.suyuan.trust.SignedThing;

/**
 * A signature inside a document of the pack, found but not yet judged.
 *
 * @param file path inside the pack
 * @param what kind of document
 * @param range the two signed ranges of a PDF: offset and length of the first, offset and length of the second; all 0
 *     for XML, whose references say what is signed
 * @param cms CMS signature of a PDF in hex, empty for XML
 * @param latest whether no byte follows what this signature covers
 */
public record SignedDocument(String file, SignedThing what, Range range, String cms, boolean latest) {

    /**
     * Signed bytes of a PDF (ISO 32000-2, 12.8.1).
     *
     * @param from first offset
     * @param length first length
     * @param again second offset
     * @param rest second length
     */
    public record Range(long from, long length, long again, long rest) {
        /** No range. */
        public static Range none() {
            return new Range(0, 0, 0, 0);
        }
    }
}
