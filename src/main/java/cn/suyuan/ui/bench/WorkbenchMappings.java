package cn.suyuan.ui.bench;

import cn.suyuan.app.Workbench;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.Progress;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.MappingProposal.Vocabulary;
import cn.suyuan.evidence.ReadingChoices.Transcript;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.DeskException;
import cn.suyuan.ui.desk.MappingDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How evidence is read, by the real program. */
final class WorkbenchMappings implements MappingDesk {
    private final Workbench workbench;
    private final CaseViews views;

    WorkbenchMappings(Workbench workbench, CaseViews views) {
        this.workbench = workbench;
        this.views = views;
    }

    /** Where mappings are remembered. */
    private static Path folder() {
        String own = System.getProperty("suyuan.home"); // the tests keep out of the user's folder
        Path home = own == null ? Path.of(System.getProperty("user.home", "."), ".suyuan") : Path.of(own);
        return home.resolve("mappings");
    }

    @Override
    public MappingProposal propose(String path, Optional<TableMapping> chosen) throws DeskException {
        try {
            return workbench.proposeMapping(path, chosen);
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }

    @Override
    public List<Vocabulary> vocabularies() {
        return workbench.mappingFiles().vocabularies();
    }

    @Override
    public ColumnMapping current() throws DeskException {
        try {
            return workbench.mapping();
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }

    @Override
    public Optional<ColumnMapping> remembered(String organization) {
        return workbench.mappingFiles().remembered(organization, folder());
    }

    @Override
    public CaseView choose(ColumnMapping mapping, Progress progress) throws DeskException {
        try {
            CaseView view = views.of(workbench.chooseMapping(mapping, progress));
            workbench.mappingFiles().remember(mapping, folder());
            return view;
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }

    @Override
    public ColumnMapping read(Path file) throws DeskException {
        try {
            return workbench.mappingFiles().read(file);
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }

    @Override
    public void write(ColumnMapping mapping, Path file) throws DeskException {
        try {
            workbench.mappingFiles().write(mapping, file);
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }

    @Override
    public CaseView transcribe(Transcript transcript, Progress progress) throws DeskException {
        try {
            return views.of(workbench.transcribe(transcript, progress));
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }

    @Override
    public int request(Path folder) throws DeskException {
        try {
            return workbench.mappingFiles().request(folder).size();
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }
}
