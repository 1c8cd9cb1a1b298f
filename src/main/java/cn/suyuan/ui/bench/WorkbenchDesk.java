package cn.suyuan.ui.bench;

import cn.suyuan.app.ArchiveWork;
import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.Errata;
import cn.suyuan.app.PagePictures;
import cn.suyuan.app.PaperPrinting;
import cn.suyuan.app.RuleWork;
import cn.suyuan.app.SingleSignature;
import cn.suyuan.app.Workbench;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.CaseMerge;
import cn.suyuan.audit.Progress;
import cn.suyuan.chain.ReadingsWindow;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.rule.Erratum;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.AmendmentDesk;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.DeskException;
import cn.suyuan.ui.desk.MappingDesk;
import cn.suyuan.ui.desk.PageImage;
import cn.suyuan.ui.desk.Preview;
import cn.suyuan.ui.desk.SignaturePlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** The desk of the real program. */
public final class WorkbenchDesk implements AuditDesk {
    private static final int MOST_PAGES = 60;
    private final Workbench workbench;
    private final CaseViews views = new CaseViews();
    private final RecentCases recent;
    /** Headings of exported tables; the standard's language. */
    private final Messages messages = Messages.of(Language.ZH);

    private final SampleCase sample = new SampleCase();

    public WorkbenchDesk(Workbench workbench) {
        this.workbench = workbench;
        this.recent = RecentCases.ofUser();
    }

    @Override
    public CaseView openSample(Progress progress) throws DeskException {
        char[] passphrase = workbench.contribution().toCharArray();
        Path pack = sample.pack().orElseThrow(() -> new DeskException("bench.sample.missing"));
        try {
            workbench.createCase(sample.newCaseFile(), passphrase, progress);
            Optional<Path> trust = sample.trust();
            if (trust.isPresent()) {
                workbench.setTrust(trust.get(), progress);
            }
            return views.of(workbench.importPack(pack, progress));
        } catch (WorkbenchException e) {
            throw told(e);
        } catch (IOException e) {
            throw new DeskException("bench.sample.folder", String.valueOf(e.getMessage()));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    @Override
    public CaseView create(Path file, char[] passphrase, Progress progress) throws DeskException {
        try {
            CaseView view = views.of(workbench.createCase(file, passphrase, progress));
            recent.add(file);
            return view;
        } catch (WorkbenchException e) {
            throw told(e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    @Override
    public CaseView open(Path file, char[] passphrase, Progress progress) throws DeskException {
        try {
            CaseSnapshot opened = workbench.openCase(file, passphrase, progress);
            workbench.actAs(lead(opened));
            CaseView view = views.of(opened);
            recent.add(file);
            return view;
        } catch (WorkbenchException e) {
            throw told(e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    @Override
    public CaseView importPack(Path pack, Progress progress) throws DeskException {
        try {
            return views.of(workbench.importPack(pack, progress));
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public CaseView trust(Path folder, Progress progress) throws DeskException {
        try {
            return views.of(workbench.setTrust(folder, progress));
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public CaseView perform(Act act, Progress progress) throws DeskException {
        try {
            return views.of(new Acting(workbench, progress).perform(act));
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public Preview preview(String path, int row) throws DeskException {
        if (FilePreview.isTable(path)) {
            var sheets = workbench
                    .mappingFiles()
                    .sheets(path, bytes(path, FilePreview.LARGEST_TABLE), FilePreview.MOST_ROWS);
            if (sheets.stream().anyMatch(s -> !s.lines().isEmpty())) {
                boolean cut = sheets.stream().anyMatch(s -> s.cut());
                return new Preview(Preview.Kind.TABLE, List.of(), List.of(), sheets, cut, 1);
            }
        }
        if (path.toLowerCase(java.util.Locale.ROOT).endsWith(".pdf")) {
            return FilePreview.pdf(bytes(path, FilePreview.LARGEST_TABLE), Math.max(1, row));
        }
        return row > FilePreview.FAR_DOWN
                ? FilePreview.around(bytes(path, Integer.MAX_VALUE), row)
                : FilePreview.of(path, bytes(path, FilePreview.MOST_BYTES));
    }

    @Override
    public int page(String path, List<String> texts) throws DeskException {
        return PagePictures.pageWith(bytes(path, FilePreview.LARGEST_TABLE), texts);
    }

    @Override
    public Optional<MappingDesk> mappings() {
        return Optional.of(new WorkbenchMappings(workbench, views));
    }

    @Override
    public Optional<AmendmentDesk> amendments() {
        return Optional.of(new WorkbenchAmendments(workbench, views));
    }

    @Override
    public SingleSignature signature(Path file, Optional<Path> content) throws DeskException {
        try {
            return workbench.signature(file, content);
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public List<Reading> readings(String file, long seq) throws DeskException {
        try {
            return ReadingsAround.of(workbench.streams(), file, seq);
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public Optional<ReadingsWindow.Result> alone(
            StreamVerification stream, LocalDate from, LocalDate to, Progress progress) throws DeskException {
        try {
            return workbench.streams().verify(stream, from, to, progress);
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public OffsetDateTime now() {
        return workbench.now();
    }

    @Override
    public String contribution() {
        return workbench.contribution();
    }

    @Override
    public String commitment(String label, String contribution) throws DeskException {
        try {
            return workbench.sample().commitment(label, contribution, Progress.silent());
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public List<PageImage> reportPages() throws DeskException {
        return PagePictures.of(report(), MOST_PAGES).stream()
                .map(PageImage::new)
                .toList();
    }

    @Override
    public List<SignaturePlace> signaturePlaces() throws DeskException {
        try {
            return workbench.paperWork().places().stream()
                    .map(p -> new SignaturePlace(p.field(), p.name(), p.representative(), p.free(), p.secondFree()))
                    .toList();
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public List<List<String>> verifyReport(Optional<Path> file) throws DeskException {
        try {
            return workbench.paperWork().verify(file).lines();
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public int formPages() {
        return workbench.paperWork().formPages();
    }

    @Override
    public String actor(Optional<String> now) {
        now.ifPresent(workbench::actAs);
        return workbench.actor();
    }

    @Override
    public boolean print(SortedSet<Integer> pages) throws DeskException {
        try {
            return PaperPrinting.withDialog(report(), pages);
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public List<Path> export(Path folder) throws DeskException {
        try {
            return workbench.archive(messages).export(folder, Progress.silent());
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public List<Path> archive(Archive archive, Progress progress) throws DeskException {
        try {
            return workbench
                    .archive(messages)
                    .create(
                            new ArchiveWork.Request(
                                    archive.folder(), archive.evidence(), archive.key(), archive.password()),
                            progress);
        } catch (WorkbenchException e) {
            throw told(e);
        } finally {
            Arrays.fill(archive.password(), '\0');
        }
    }

    @Override
    public List<List<String>> verifyArchive(Path folder, Progress progress) throws DeskException {
        try {
            return workbench.archive(messages).verify(folder, progress).lines();
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public MergePreview mergePreview(Path file, char[] secret) throws DeskException {
        try {
            return CaseViews.preview(workbench.merging().preview(file, secret));
        } catch (WorkbenchException e) {
            throw told(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public CaseView merge(Path file, char[] secret, Map<String, CaseMerge.Side> choices, Progress progress)
            throws DeskException {
        try {
            workbench.merging().take(file, secret, choices);
            return views.of(workbench.snapshot(progress));
        } catch (WorkbenchException e) {
            throw told(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public List<Path> exportSample(Path folder) throws DeskException {
        try {
            return workbench.sample().export(folder, Progress.silent());
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public RuleWork.Preview rules(Path pack, Progress progress) throws DeskException {
        try {
            return workbench.rules().preview(pack, progress);
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public List<Erratum> errata() {
        return Errata.all();
    }

    @Override
    public List<Path> exportErrata(Path folder) throws DeskException {
        try {
            return workbench.errata().export(folder);
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    @Override
    public List<Path> recent() {
        return recent.list();
    }

    @Override
    public void close() {
        try {
            workbench.close();
        } catch (WorkbenchException e) {
            // every act is on disk before it is shown; what cannot be closed tidily is opened again by recovery
        }
        sample.remove();
    }

    private byte[] report() throws DeskException {
        try {
            return workbench.report().orElseThrow(() -> new DeskException("bench.report.none"));
        } catch (WorkbenchException e) {
            throw told(e);
        }
    }

    private byte[] bytes(String path, int most) throws DeskException {
        try {
            Optional<InputStream> stream = workbench.evidence(path);
            if (stream.isEmpty()) {
                return new byte[0];
            }
            try (InputStream in = stream.get()) {
                return in.readNBytes(most);
            }
        } catch (WorkbenchException e) {
            throw told(e);
        } catch (IOException e) {
            throw new DeskException("bench.file.unreadable", path, String.valueOf(e.getMessage()));
        }
    }

    /** Who acts in a case that is opened again, as when its team was set: the lead. */
    private static String lead(CaseSnapshot opened) {
        return opened.decisions().team().members().stream()
                .filter(member -> member.role().equals("lead"))
                .map(member -> member.name())
                .findFirst()
                .orElse("");
    }

    static DeskException told(WorkbenchException e) {
        return new DeskException(e.key(), e.arguments().toArray(String[]::new));
    }
}
