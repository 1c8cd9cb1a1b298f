package cn.suyuan.app;

import java.time.Instant;
import java.util.List;

/**
 * The report last issued, as the journal knows it.
 *
 * @param pdfSm3 digest of its present bytes in the case
 * @param issued when it was issued
 * @param signers subject names of those who signed, in order
 * @param opinion {@code open}, {@code confirmed} or {@code refused} by the audited party
 * @param refusal reason of a refusal, else empty
 */
public record IssuedReport(String pdfSm3, Instant issued, List<String> signers, String opinion, String refusal) {
    public IssuedReport {
        signers = List.copyOf(signers);
    }
}
