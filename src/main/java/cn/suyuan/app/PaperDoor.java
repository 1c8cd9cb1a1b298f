package cn.suyuan.app;

import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.rule.Erratum;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How reports go out: the writers of {@code report} as the use cases need them. */
interface PaperDoor {

    /** results.json of a case, the same bytes for equal cases. */
    String results(JudgedCase judged);

    /**
     * Appendix A with annexes and results.json inside, unsigned.
     *
     * @param recordNo record number printed on it
     * @param journal journal as it stands
     */
    byte[] report(JudgedCase judged, String recordNo, Journal journal) throws WorkbenchException;

    /** The sample on paper: the draw, and a card for each device that is looked at. */
    byte[] sampleSheet(JudgedCase judged) throws WorkbenchException;

    /** The draw as {@code sample draw} prints it; empty before the draw. */
    Optional<String> sample(JudgedCase judged);

    /** The frame as {@code sample verify} takes it. */
    String population(JudgedCase judged);

    /** The errata of the standard as its feedback form, on paper. */
    byte[] feedback(List<Erratum> errata);

    /** The report with one more signature. */
    Signed sign(byte[] pdf, Signing signing) throws WorkbenchException;

    /** The report with the audited party's opinion filled in. */
    byte[] opinion(byte[] pdf, boolean confirmed, String reason) throws WorkbenchException;

    /**
     * Who signs.
     *
     * @param keyFile PKCS#12 file
     * @param password its password, the caller's to wipe
     * @param representative whether for the audited party
     */
    @SuppressWarnings("ArrayRecordComponent") // a secret, wiped by who made it
    record Signing(Path keyFile, char[] password, boolean representative) {
        @Override
        public String toString() {
            return "Signing";
        }
    }

    /**
     * A signed report.
     *
     * @param pdf its bytes
     * @param signer subject name of the signer
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once
    record Signed(byte[] pdf, String signer) {}
}
