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
import cn.suyuan.intake.BudgetWorkbook;
import cn.suyuan.intake.EvidenceReader;
import cn.suyuan.intake.IntakeException;
import cn.suyuan.intake.MappingAssistant;
import cn.suyuan.intake.MappingFile;
import cn.suyuan.intake.PackIntake;
import cn.suyuan.intake.TrustFolder;
import cn.suyuan.intake.UncertaintyModelReader;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.SimulationCode;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files in, through the readers of {@code intake}. */
final class IntakeDoor implements EvidenceDoor {

    private final PackIntake containers;
    private final EvidenceReader reader;
    private final MappingAssistant assistant = new MappingAssistant();

    IntakeDoor(PackIntake containers, EvidenceReader reader) {
        this.containers = containers;
        this.reader = reader;
    }

    @Override
    public PackInventory take(Path container, EvidenceSink sink, Progress progress) throws WorkbenchException {
        try {
            return containers.open(container, sink, progress);
        } catch (IntakeException e) {
            throw new WorkbenchException(e.messageKey(), e.messageArguments(), e);
        }
    }

    @Override
    public Understood understand(
            PackInventory inventory,
            EvidenceContent content,
            TrustMaterial trust,
            ReadingChoices choices,
            Progress progress)
            throws WorkbenchException {
        progress.report("tables", 0, 0);
        try {
            ImportedCase imported = reader.read(inventory, content, trust.authorities(), choices);
            return new Understood(imported, new BudgetFiles(inventory, content, choices.mapping()).read());
        } catch (IOException e) {
            throw new WorkbenchException("app.evidence_unreadable", List.of(inventory.containerName()), e);
        }
    }

    @Override
    public Optional<ColumnMapping> mapping(byte[] bytes) {
        return MappingFile.read(bytes);
    }

    @Override
    public byte[] mappingFile(ColumnMapping mapping) {
        return MappingFile.write(mapping);
    }

    @Override
    public MappingProposal propose(String path, byte[] bytes, Optional<ColumnMapping.TableMapping> chosen) {
        return assistant.propose(path, bytes, chosen);
    }

    @Override
    public List<RawSheet> sheets(String path, byte[] bytes, int most) {
        return assistant.sheets(path, bytes, most);
    }

    @Override
    public List<MappingProposal.Vocabulary> vocabularies() {
        return assistant.tables().stream().map(assistant::vocabulary).toList();
    }

    @Override
    public TrustMaterial trust(PackInventory inventory, EvidenceContent content) throws WorkbenchException {
        try {
            return TrustFolder.read(inventory, content);
        } catch (IOException e) {
            throw new WorkbenchException("app.evidence_unreadable", List.of(inventory.containerName()), e);
        }
    }

    @Override
    public Optional<MeasurementModel> model(String name, byte[] bytes) {
        return UncertaintyModelReader.read(bytes, name).model();
    }

    @Override
    public SubmittedWorkbook workbook(String name, byte[] bytes, Map<String, String> headers) {
        return BudgetWorkbook.read(bytes, name, headers);
    }

    @Override
    public Optional<SimulationCode> code(String name, byte[] bytes) {
        return SimulationCode.read(name, BudgetFiles.text(bytes));
    }
}
