package cn.suyuan.app;

import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.report.PenSignature;
import cn.suyuan.report.ReportRequest;
import cn.suyuan.report.ReportTimestamp;
import cn.suyuan.rule.Erratum;
import cn.suyuan.trust.TimestampCheck;
import cn.suyuan.trust.TrustAnchors;
import java.util.List;
import java.util.Optional;

/** How reports go out: the writers of {@code report} as the use cases need them. */
interface PaperDoor {

    /** results.json of a case, the same bytes for equal cases. */
    String results(JudgedCase judged);

    /**
     * Appendix A with the chosen annexes and results.json inside, unsigned.
     *
     * @param journal journal as it stands
     */
    Written report(JudgedCase judged, ReportRequest request, Journal journal) throws WorkbenchException;

    /** The sample on paper: the draw, and a card for each device that is looked at. */
    byte[] sampleSheet(JudgedCase judged) throws WorkbenchException;

    /** The draw as {@code sample draw} prints it; empty before the draw. */
    Optional<String> sample(JudgedCase judged);

    /** The frame as {@code sample verify} takes it. */
    String population(JudgedCase judged);

    /** The errata of the standard as its feedback form, on paper. */
    byte[] feedback(List<Erratum> errata);

    /** The report with one more signature; an empty field name means the first auditor's place that is free. */
    Signed sign(byte[] pdf, String field, KeySource key) throws WorkbenchException;

    /** The report with the audited party's opinion filled in. */
    byte[] opinion(byte[] pdf, boolean confirmed, String reason) throws WorkbenchException;

    /** The report with a signature by pen. */
    byte[] pen(byte[] pdf, String field, PenSignature signature) throws WorkbenchException;

    /** Signature places that are still free. */
    List<String> free(byte[] pdf) throws WorkbenchException;

    /** A report that waits for a time stamp, with the request for it. */
    Pending prepareStamp(byte[] pdf, boolean sm3) throws WorkbenchException;

    /** The stamped report, and what the stamp is worth. */
    Stamped stamp(byte[] prepared, byte[] answer, String nonce, TrustAnchors anchors) throws WorkbenchException;

    /**
     * A report and what could not be drawn of it.
     *
     * @param pdf its bytes
     * @param missing characters without a glyph, as they stand on the page
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once
    record Written(byte[] pdf, List<String> missing) {}

    /**
     * A signed report.
     *
     * @param pdf its bytes
     * @param signer subject name of the signer
     * @param field place of the signature
     * @param beside detached SM2 signature over the new bytes, where the key is of SM2
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once
    record Signed(byte[] pdf, String signer, String field, Optional<byte[]> beside) {}

    /**
     * A report that waits for its stamp.
     *
     * @param waiting bytes and request
     * @param nonce number that the answer must repeat
     */
    record Pending(ReportTimestamp.Pending waiting, String nonce) {}

    /**
     * A stamped report.
     *
     * @param pdf its bytes
     * @param check what the stamp is worth
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once
    record Stamped(byte[] pdf, TimestampCheck check) {}
}
