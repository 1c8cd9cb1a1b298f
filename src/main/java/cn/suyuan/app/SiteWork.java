package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.FieldWork;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.evidence.Attachment;
import cn.suyuan.ledger.SiteObservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is seen and taken in on site: observations at devices, photographs, files. */
public final class SiteWork {

    /** Bytes of the largest file that is taken in. */
    public static final long MOST_BYTES = 64L << 20;

    private final Workbench workbench;

    SiteWork(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Records what was seen at a device; a later observation of the same device replaces it, both stay on record. */
    public CaseSnapshot observe(SiteObservation seen, Progress progress) throws WorkbenchException {
        return workbench.act(ActKind.SITE_OBSERVED, FieldWork.contentOf(seen), progress);
    }

    /**
     * Takes a photograph or file into the case, whose bytes are kept under their digest.
     *
     * @param subject what it shows: {@code instrument:…}, {@code rule:…} or {@code case}
     */
    public CaseSnapshot attach(Path file, String subject, String note, Progress progress) throws WorkbenchException {
        byte[] bytes;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new WorkbenchException("app.attachment_too_large", List.of(file.toString()));
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
        Path name = file.getFileName();
        String made = PhotographTime.of(bytes).orElse("");
        String sm3 = workbench.keep(bytes);
        return workbench.act(
                ActKind.ATTACHMENT_KEPT,
                FieldWork.attachmentContent(
                        name == null ? "file" : name.toString(), sm3, bytes.length, made, subject, note),
                progress);
    }

    /** Bytes of what was taken in under a name; empty where there is none. */
    public Optional<byte[]> bytes(String file) throws WorkbenchException {
        Optional<Attachment> found = workbench.theCase().decisions().fieldWork().attachments().stream()
                .filter(a -> a.file().equals(file))
                .findFirst();
        try {
            return found.isEmpty()
                    ? Optional.empty()
                    : workbench.theCase().file().evidence().read(found.get().sm3());
        } catch (CaseFileException e) {
            throw Failures.of(e, workbench.theCase().file().path());
        }
    }
}
