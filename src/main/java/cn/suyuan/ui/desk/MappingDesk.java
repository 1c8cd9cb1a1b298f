package cn.suyuan.ui.desk;

import cn.suyuan.audit.Progress;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.MappingProposal.Vocabulary;
import cn.suyuan.evidence.ReadingChoices.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the window asks about how evidence is read; every call may take long. */
public interface MappingDesk {
    /** How a file could be read as a table, or would be by what was chosen so far. */
    MappingProposal propose(String path, Optional<TableMapping> chosen) throws DeskException;

    /** The tables and columns that a mapping may name. */
    List<Vocabulary> vocabularies();

    /** The mapping that the case uses. */
    ColumnMapping current() throws DeskException;

    /** The mapping remembered for an organisation. */
    Optional<ColumnMapping> remembered(String organization);

    /** Uses a mapping and remembers it for its organisation. */
    CaseView choose(ColumnMapping mapping, Progress progress) throws DeskException;

    /** Reads a mapping from a file. */
    ColumnMapping read(Path file) throws DeskException;

    /** Writes a mapping as a file. */
    void write(ColumnMapping mapping, Path file) throws DeskException;

    /** Takes in what was typed twice from a document without text. */
    CaseView transcribe(Transcript transcript, Progress progress) throws DeskException;

    /** Writes templates, folders and guide for a company; gives the number of files. */
    int request(Path folder) throws DeskException;
}
