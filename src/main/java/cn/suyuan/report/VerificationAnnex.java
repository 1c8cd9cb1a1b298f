package cn.suyuan.report;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.report.AnnexSection.Column;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SigningTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Annexes: what was verified of the pack, of each device's traceability, and of each stream. */
final class VerificationAnnex {

    private final Wording wording;

    VerificationAnnex(Wording wording) {
        this.wording = wording;
    }

    List<AnnexSection> sections(JudgedCase judged) {
        return List.of(pack(judged), devices(judged), streams(judged));
    }

    private AnnexSection pack(JudgedCase judged) {
        EvidencePack pack = judged.imported().pack();
        StreamEvidence evidence = judged.evaluated().verified().evidence();
        List<String> text = new ArrayList<>();
        text.add(wording.text(
                "report.pack.container", pack.containerName(), pack.sm3().orElse("—")));
        text.add(wording.text(
                "report.pack.integrity",
                wording.inline("report.integrity." + evidence.integrity().name()),
                pack.files().size(),
                count(pack, FileState.INTACT),
                count(pack, FileState.CHANGED),
                count(pack, FileState.MISSING),
                count(pack, FileState.EXTRA),
                count(pack, FileState.REFUSED)));
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.file"), 3),
                new Column(wording.inline("report.column.signer"), 4),
                new Column(wording.inline("report.column.algorithm"), 2),
                new Column(wording.inline("report.column.cryptographic"), 1.6f),
                new Column(wording.inline("report.column.path"), 2),
                new Column(wording.inline("report.column.time"), 3));
        List<List<String>> rows =
                evidence.packSignatures().stream().map(this::signature).toList();
        if (rows.isEmpty()) {
            text.add(wording.text("report.pack.unsigned"));
        }
        return new AnnexSection(
                wording.inline("report.pack.title"), text, rows.isEmpty() ? List.of() : columns, rows, List.of());
    }

    private static long count(EvidencePack pack, FileState state) {
        return pack.files().stream()
                .map(EvidenceFile::state)
                .filter(s -> s == state)
                .count();
    }

    private List<String> signature(SignatureCheck check) {
        return List.of(
                check.place(),
                check.signer().isEmpty() ? "—" : check.signer(),
                check.algorithm().isEmpty() ? "—" : check.algorithm(),
                wording.inline("report.cryptographic." + check.cryptographic().name()),
                wording.inline("report.path." + check.chain().name()),
                check.time().map(this::time).orElse("—"));
    }

    private String time(SigningTime time) {
        return wording.text(
                "report.pack.time",
                time.iso(),
                wording.inline("trust.time." + time.source().word()));
    }

    private AnnexSection devices(JudgedCase judged) {
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.instrument"), 2),
                new Column(wording.inline("report.column.name"), 3.2f),
                new Column(wording.inline("report.column.chain_state"), 2.6f),
                new Column(wording.inline("report.column.certificates"), 4),
                new Column(wording.inline("report.column.gaps"), 3.4f));
        List<List<String>> rows = judged.evaluated().chains().stream()
                .map(chain -> device(judged, chain))
                .toList();
        return new AnnexSection(wording.inline("report.devices.title"), List.of(), columns, rows, List.of());
    }

    private List<String> device(JudgedCase judged, TraceabilityChain chain) {
        String name = judged.imported()
                .ledger()
                .ledger()
                .find(chain.instrumentNo())
                .map(MeasuringInstrument::identity)
                .map(identity -> identity.name())
                .orElse("—");
        String certificates = chain.coverage().stream()
                .map(TraceabilityChain.Coverage::certificateNo)
                .distinct()
                .collect(Collectors.joining("\n"));
        String gaps = chain.gaps().stream()
                .map(gap -> wording.inline("report.devices.gap", gap.from(), gap.to(), gap.days()))
                .collect(Collectors.joining("\n"));
        return List.of(
                chain.instrumentNo(),
                name,
                wording.inline("report.chain." + chain.state().name()),
                certificates.isEmpty() ? "—" : certificates,
                gaps.isEmpty() ? "—" : gaps);
    }

    private AnnexSection streams(JudgedCase judged) {
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.stream"), 3),
                new Column(wording.inline("report.column.records"), 1.4f),
                new Column(wording.inline("report.column.verdict"), 1.6f),
                new Column(wording.inline("report.column.anchored"), 1.6f),
                new Column(wording.inline("report.column.problems"), 6));
        List<List<String>> rows = judged.evaluated().verified().evidence().streams().stream()
                .map(this::stream)
                .toList();
        return new AnnexSection(wording.inline("report.streams.title"), List.of(), columns, rows, List.of());
    }

    private List<String> stream(VerifiedStream stream) {
        List<StreamProblem> problems = stream.verification().problems();
        String told = problems.stream()
                .limit(5)
                .map(p -> wording.pick(
                        wording.zh().text(p.message(), p.arguments()),
                        wording.en().text(p.message(), p.arguments())))
                .collect(Collectors.joining("\n"));
        String more = problems.size() > 5 ? "\n" + wording.inline("report.streams.more", problems.size() - 5) : "";
        return List.of(
                stream.stream(),
                Long.toString(stream.verification().counts().records()),
                wording.inline(
                        "report.stream." + stream.verification().verdict().name()),
                wording.inline("report.anchored." + stream.anchored().name()),
                told.isEmpty() ? "—" : told + more);
    }
}
