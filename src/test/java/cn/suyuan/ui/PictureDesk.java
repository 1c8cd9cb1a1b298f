package cn.suyuan.ui;

import cn.suyuan.app.SingleSignature;
import cn.suyuan.audit.CaseMerge;
import cn.suyuan.audit.Progress;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PageImage;
import cn.suyuan.ui.desk.Preview;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A desk that always shows the same case and remembers what was asked of it. */
final class PictureDesk implements AuditDesk {
    final List<Act> acts = new ArrayList<>();

    @Override
    public CaseView openSample(Progress progress) {
        return PictureCase.full();
    }

    @Override
    public CaseView create(Path file, char[] passphrase, Progress progress) {
        return PictureCase.full();
    }

    @Override
    public CaseView open(Path file, char[] passphrase, Progress progress) {
        return PictureCase.full();
    }

    @Override
    public CaseView importPack(Path pack, Progress progress) {
        return PictureCase.full();
    }

    @Override
    public CaseView trust(Path folder, Progress progress) {
        return PictureCase.full();
    }

    @Override
    public CaseView perform(Act act, Progress progress) {
        acts.add(act);
        return PictureCase.full();
    }

    @Override
    public Preview preview(String path, int row) {
        return new Preview(Preview.Kind.TEXT, List.of("管理编号,名称,准确度等级", "NY-E-001,三相电能表,0.5S"), List.of(), false);
    }

    @Override
    public SingleSignature signature(Path file, Optional<Path> content) {
        return new SingleSignature(
                String.valueOf(file.getFileName()), SingleSignature.Kind.UNKNOWN, Optional.empty(), List.of());
    }

    @Override
    public List<Reading> readings(String streamId, long seq) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            readings.add(new Reading(
                    seq - 100 + i, 1_746_000_000_000L + i * 3_600_000L, 100 + i * (i > 100 ? 0.9 : 1.0), i <= 100));
        }
        return readings;
    }

    @Override
    public OffsetDateTime now() {
        return OffsetDateTime.parse("2026-03-18T10:15:00+08:00");
    }

    @Override
    public String contribution() {
        return "0123456789abcdef".repeat(4);
    }

    @Override
    public String commitment(String label, String contribution) {
        return "fedcba9876543210".repeat(4);
    }

    @Override
    public List<PageImage> reportPages() {
        return List.of();
    }

    @Override
    public List<Path> export(Path folder) {
        return List.of(folder.resolve("report.pdf"));
    }

    @Override
    public List<Path> exportSample(Path folder) {
        return List.of(folder.resolve("sample-sheet.pdf"));
    }

    @Override
    public List<Path> archive(Archive archive, Progress progress) {
        return List.of();
    }

    @Override
    public List<List<String>> verifyArchive(Path folder, Progress progress) {
        return List.of();
    }

    @Override
    public MergePreview mergePreview(Path file, char[] secret) {
        return new MergePreview(0, List.of());
    }

    @Override
    public CaseView merge(Path file, char[] secret, Map<String, CaseMerge.Side> choices, Progress progress) {
        return PictureCase.full();
    }

    @Override
    public List<cn.suyuan.rule.Erratum> errata() {
        return cn.suyuan.app.Errata.all();
    }

    @Override
    public List<Path> exportErrata(Path folder) {
        return List.of(folder.resolve("feedback-form.pdf"));
    }

    @Override
    public List<Path> recent() {
        return List.of(Path.of("cases", "2026-003.sycase"));
    }

    @Override
    public void close() {}
}
