package cn.suyuan.report;

/**
 * A file carried inside the PDF.
 *
 * @param name file name such as {@code results.json}
 * @param mimeType such as {@code application/json}
 * @param description one line for readers
 * @param bytes content; shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // carried through unchanged, compared by nobody
public record ReportAttachment(String name, String mimeType, String description, byte[] bytes) {}
