package cn.suyuan.ui.desk;

import cn.suyuan.app.RuleWork;
import cn.suyuan.app.SingleSignature;
import cn.suyuan.audit.CaseMerge;
import cn.suyuan.audit.Progress;
import cn.suyuan.chain.ReadingsWindow;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.rule.Erratum;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** What the window asks of the workbench; every call may take long and is made off the window's thread. */
public interface AuditDesk extends AutoCloseable {
    /** Opens the sample case as a temporary case. */
    CaseView openSample(Progress progress) throws DeskException;

    /** Makes a new case file. */
    CaseView create(Path file, char[] passphrase, Progress progress) throws DeskException;

    /** Opens a case file. */
    CaseView open(Path file, char[] passphrase, Progress progress) throws DeskException;

    /** Imports an evidence pack into the open case. */
    CaseView importPack(Path pack, Progress progress) throws DeskException;

    /** Uses another trust folder. */
    CaseView trust(Path folder, Progress progress) throws DeskException;

    /** Acts and records it in the journal. */
    CaseView perform(Act act, Progress progress) throws DeskException;

    /** What a file of the pack looks like. */
    default Preview preview(String path) throws DeskException {
        return preview(path, 0);
    }

    /** What a file looks like around a line, however far down that is; 0 for its beginning. */
    Preview preview(String path, int row) throws DeskException;

    /** The page of a PDF of the pack on which one of the texts stands first; 1 where none does. */
    default int page(String path, List<String> texts) throws DeskException {
        return 1;
    }

    /** What is in a signature file outside the case, judged by what the open case trusts. */
    SingleSignature signature(Path file, Optional<Path> content) throws DeskException;

    /** How evidence is read; empty where there is no workbench behind the desk. */
    default Optional<MappingDesk> mappings() {
        return Optional.empty();
    }

    /** Several packs of one case; empty where there is no workbench behind the desk. */
    default Optional<AmendmentDesk> amendments() {
        return Optional.empty();
    }

    /** Readings of a stream file around a record. */
    List<Reading> readings(String file, long seq) throws DeskException;

    /** Some days of one stream verified anew, without reading the rest; empty where that cannot be done. */
    default Optional<ReadingsWindow.Result> alone(
            StreamVerification stream, LocalDate from, LocalDate to, Progress progress) throws DeskException {
        return Optional.empty();
    }

    /** The time now, as the machine has it. */
    OffsetDateTime now();

    /** Fresh random contribution to a draw, 64 hex digits. */
    String contribution();

    /** Commitment of a party to its contribution. */
    String commitment(String label, String contribution) throws DeskException;

    /** Pages of the issued report. */
    List<PageImage> reportPages() throws DeskException;

    /** Who can sign where on the issued report. */
    default List<SignaturePlace> signaturePlaces() throws DeskException {
        return List.of();
    }

    /** What can be said of a report file, or of the issued report: message keys, each with its arguments. */
    default List<List<String>> verifyReport(Optional<Path> file) throws DeskException {
        return List.of();
    }

    /**
     * Prints pages of the issued report through the system's dialog; false where the person changed their mind.
     *
     * @param pages numbers of the pages, from 1
     */
    default boolean print(SortedSet<Integer> pages) throws DeskException {
        return false;
    }

    /** On how many pages, from the first, the form of Appendix A stands in the issued report; 0 where not known. */
    default int formPages() {
        return 0;
    }

    /**
     * Who acts, as the journal will say.
     *
     * @param now who acts from now on; empty for no change
     */
    default String actor(Optional<String> now) {
        return now.orElse("");
    }

    /** Writes report and results into a folder; gives the files. */
    List<Path> export(Path folder) throws DeskException;

    /** Writes the sample sheet, the population and the draw into a folder; gives the files. */
    List<Path> exportSample(Path folder) throws DeskException;

    /** Writes the archive of the case; gives the files. The password is wiped. */
    List<Path> archive(Archive archive, Progress progress) throws DeskException;

    /** Verifies an archive; each line is a message key with its arguments. */
    List<List<String>> verifyArchive(Path folder, Progress progress) throws DeskException;

    /** What another auditor's copy of the open case would bring; the secret is wiped. */
    MergePreview mergePreview(Path file, char[] secret) throws DeskException;

    /** Takes another auditor's copy of the open case in; the secret is wiped. */
    CaseView merge(Path file, char[] secret, Map<String, CaseMerge.Side> choices, Progress progress)
            throws DeskException;

    /**
     * What is archived.
     *
     * @param folder new or empty folder
     * @param evidence whether the evidence lies in it readable
     * @param key key that signs it
     * @param password password of the key file
     */
    @SuppressWarnings("ArrayRecordComponent") // a secret, wiped by who acts
    record Archive(Path folder, boolean evidence, Optional<Path> key, char[] password) {}

    /**
     * What a merge would bring.
     *
     * @param entries how many entries
     * @param conflicts matters that somebody has to choose
     */
    record MergePreview(int entries, List<MergeConflict> conflicts) {
        public MergePreview {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * A matter on which both decided.
     *
     * @param key key of the choice
     * @param ours our entries
     * @param theirs theirs
     */
    record MergeConflict(String key, List<PaperView.JournalLine> ours, List<PaperView.JournalLine> theirs) {
        public MergeConflict {
            ours = List.copyOf(ours);
            theirs = List.copyOf(theirs);
        }
    }

    /** What another rule pack would change in the open case, who signed it, and why it is refused where it is. */
    default RuleWork.Preview rules(Path pack, Progress progress) throws DeskException {
        return new RuleWork.Preview(List.of(), List.of(), List.of(), List.of());
    }

    /** Contradictions and gaps of the standard that the authors of this program found. */
    List<Erratum> errata();

    /** Writes them as the draft's feedback form into a folder; gives the files. */
    List<Path> exportErrata(Path folder) throws DeskException;

    /** Case files opened lately, newest first. */
    List<Path> recent();

    /** Closes the open case. */
    @Override
    void close();

    /**
     * A reading to plot.
     *
     * @param seq number
     * @param timeMillis ms since 1970-01-01T00:00Z
     * @param value value in the stream's unit
     * @param sound whether nothing was found at it
     */
    record Reading(long seq, long timeMillis, double value, boolean sound) {}
}
