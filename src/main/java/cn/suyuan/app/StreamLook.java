package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.chain.LineFinder;
import cn.suyuan.chain.ReadingsWindow;
import cn.suyuan.chain.ServicePeriod;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Looks at single streams of the open case, and reads no more of their files than is asked for. */
public final class StreamLook {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final Workbench workbench;

    StreamLook(Workbench workbench) {
        this.workbench = workbench;
    }

    /**
     * Records of a readings file, as their lines stand, found without reading the whole file.
     *
     * @param file path inside the pack
     * @param fromSeq first number
     * @param toSeq last number
     * @param most lines at most
     */
    public List<String> records(String file, long fromSeq, long toSeq, int most) throws WorkbenchException {
        synchronized (workbench) {
            try {
                Optional<ReadingsWindow.Source> source = source(file);
                return source.isEmpty() ? List.of() : LineFinder.records(source.get(), fromSeq, toSeq, most);
            } catch (IOException e) {
                throw new WorkbenchException("app.evidence_unreadable", List.of(file), e);
            }
        }
    }

    /**
     * Verifies some days of one stream anew: from the last checkpoint or seal before them to the first one behind them.
     *
     * @param stream the stream
     * @param from first day
     * @param to last day
     * @return empty where the case has no such stream, or its first line cannot be read
     */
    public Optional<ReadingsWindow.Result> verify(
            StreamVerification stream, LocalDate from, LocalDate to, Progress progress) throws WorkbenchException {
        synchronized (workbench) {
            try {
                Optional<ReadingsWindow.Source> source = source(stream.file());
                Optional<AuditPipeline.Submitted> submitted =
                        workbench.theCase().submitted(progress);
                if (source.isEmpty() || submitted.isEmpty()) {
                    return Optional.empty();
                }
                ServicePeriod days = new ServicePeriod(
                        from.atStartOfDay().toInstant(CHINA),
                        to.plusDays(1).atStartOfDay().toInstant(CHINA));
                CaseSettings settings = workbench.theCase().decisions().settings();
                return workbench
                        .theCase()
                        .pipeline()
                        .window(submitted.get(), settings, stream.stream(), days, source.get());
            } catch (IOException e) {
                throw new WorkbenchException("app.evidence_unreadable", List.of(stream.file()), e);
            }
        }
    }

    /** A kept file, read from any place. */
    private Optional<ReadingsWindow.Source> source(String file) throws WorkbenchException {
        Optional<EvidenceContent> content = workbench.theCase().content();
        Optional<Long> size = workbench.theCase().auditedInventory().stream()
                .flatMap(inventory -> inventory.entries().stream())
                .filter(entry -> entry.path().equals(file))
                .map(PackInventory.Entry::size)
                .findFirst();
        return size.flatMap(bytes -> content.map(kept -> new Kept(kept, file, bytes)));
    }

    private record Kept(EvidenceContent content, String path, long size) implements ReadingsWindow.Source {

        @Override
        public InputStream from(long place) throws IOException {
            InputStream in = content.open(path).orElseThrow(() -> new IOException(path));
            in.skipNBytes(place);
            return in;
        }
    }
}
