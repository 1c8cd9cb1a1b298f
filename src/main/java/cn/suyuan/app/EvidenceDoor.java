package cn.suyuan.app;

import cn.suyuan.audit.EvidenceSink;
import cn.suyuan.audit.ImportedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.TrustMaterial;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.RawSheet;
import cn.suyuan.evidence.ReadingChoices;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.SimulationCode;
import cn.suyuan.uncertainty.SubmittedBudgets;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How files come in: the readers of {@code intake} as the use cases need them. */
interface EvidenceDoor {

    /** Takes every file of a container or folder into a sink. */
    PackInventory take(Path container, EvidenceSink sink, Progress progress) throws WorkbenchException;

    /** Understands what was taken. */
    Understood understand(
            PackInventory inventory,
            EvidenceContent content,
            TrustMaterial trust,
            ReadingChoices choices,
            Progress progress)
            throws WorkbenchException;

    /** The column mapping in a file; empty where it is none. */
    Optional<ColumnMapping> mapping(byte[] bytes);

    /** A column mapping as a file. */
    byte[] mappingFile(ColumnMapping mapping);

    /** How a table could be read, or would be read by what was chosen so far. */
    MappingProposal propose(String path, byte[] bytes, Optional<ColumnMapping.TableMapping> chosen);

    /** The sheets of a table file as they came. */
    List<RawSheet> sheets(String path, byte[] bytes, int most);

    /** Keys and usual headers of a table's columns; without a table, of all tables. */
    List<MappingProposal.Vocabulary> vocabularies();

    /** Reads what the auditor trusts from a folder that was taken like a pack. */
    TrustMaterial trust(PackInventory inventory, EvidenceContent content) throws WorkbenchException;

    /** The measurement model in a file; empty where it cannot be read. */
    Optional<MeasurementModel> model(String name, byte[] bytes);

    /**
     * What was understood.
     *
     * @param imported first station of the case
     * @param budgets what was submitted about uncertainty
     */
    record Understood(ImportedCase imported, SubmittedBudgets budgets) {}

    /** The budget of a workbook; with headers that the usual words do not cover. */
    SubmittedWorkbook workbook(String name, byte[] bytes, Map<String, String> headers);

    /** Code of a simulation; empty where the name is not that of a language that is known. */
    Optional<SimulationCode> code(String name, byte[] bytes);
}
