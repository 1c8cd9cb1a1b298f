package cn.suyuan.evidence;

import java.time.Instant;

/**
 * A photograph or file that an auditor took in on site; its bytes lie in the case file under their digest.
 *
 * @param file name under which evidence refers to it: {@code site/} with number and name
 * @param sm3 SM3 digest of its bytes, lower-case hex
 * @param size bytes, at least 0
 * @param kept when it was taken into the case
 * @param made when the file says that it was made, as written there; empty where it says nothing
 * @param subject what it shows: {@code instrument:…}, {@code rule:…}, {@code finding:…} or {@code case}
 * @param by who took it in
 * @param note what is to be seen, in the auditor's words
 */
public record Attachment(
        String file, String sm3, long size, Instant kept, String made, String subject, String by, String note) {

    /** What every name of an attachment begins with. */
    public static final String FOLDER = "site/";

    public Attachment {
        if (size < 0 || !file.startsWith(FOLDER)) {
            throw new IllegalArgumentException("attachment " + file + " of " + size + " bytes");
        }
    }

    /** The attachment as what a claim rests on. */
    public EvidenceReference reference() {
        return new EvidenceReference(file, 0, sm3);
    }
}
