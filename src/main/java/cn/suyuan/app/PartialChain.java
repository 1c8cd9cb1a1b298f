package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.chain.ReadingsWindow;
import cn.suyuan.chain.ServicePeriod;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A single device of an unpacked pack, or a single day of it: tables, keys, seals and anchors are read, and of the readings
 * only what the question needs. Digests of the bag are not looked at; that is said by {@code pack verify}.
 */
final class PartialChain {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final Doors doors;
    private final Path root;

    /**
     * @param pack folder of the pack; a container has to be unpacked first, because it can only be read from its beginning
     */
    PartialChain(Doors doors, Path pack) throws WorkbenchException {
        this.doors = doors;
        if (!Files.isDirectory(pack)) {
            throw new WorkbenchException("app.partial_needs_folder", List.of(pack.toString()));
        }
        this.root = root(pack);
    }

    /** The folder that holds {@code data}: the pack, or its single folder. */
    private static Path root(Path pack) throws WorkbenchException {
        if (Files.isDirectory(pack.resolve("data"))) {
            return pack;
        }
        try (Stream<Path> inside = Files.list(pack)) {
            return inside.filter(folder -> Files.isDirectory(folder.resolve("data")))
                    .findFirst()
                    .orElse(pack);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(pack.toString()), e);
        }
    }

    /**
     * Verifies the streams of a device.
     *
     * @param device instrument number, or identity of a stream
     * @param day the day; the whole file where absent
     */
    StreamEvidence verify(
            String device, Optional<LocalDate> day, SingleChecks.View view, CaseSettings settings, Progress progress)
            throws WorkbenchException {
        try (CopiedParts parts = new CopiedParts(root);
                TemporaryCase temporary = new TemporaryCase(doors)) {
            parts.copyTables();
            var trust = temporary.trust(view.trustFolder(), progress);
            AuditPipeline.Submitted tables =
                    temporary.take(parts.folder(), trust, progress).submitted();
            List<String> wanted = doors.pipeline().streamsOf(tables.imported(), device);
            if (wanted.isEmpty()) {
                throw new WorkbenchException("app.no_instrument", List.of(device));
            }
            if (day.isPresent()) {
                return windows(tables, wanted, day.get(), settings);
            }
            for (String stream : doors.pipeline().withSources(tables.imported(), wanted)) {
                parts.copyReadings(stream);
            }
            try (TemporaryCase whole = new TemporaryCase(doors)) {
                StreamEvidence all = whole.verify(whole.take(parts.folder(), trust, progress), settings, progress)
                        .evidence();
                return of(all.streams().stream()
                        .filter(stream -> wanted.contains(stream.stream()))
                        .toList());
            }
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(root.toString()), e);
        }
    }

    private StreamEvidence windows(
            AuditPipeline.Submitted tables, List<String> wanted, LocalDate day, CaseSettings settings)
            throws IOException {
        ServicePeriod span = new ServicePeriod(
                day.atStartOfDay().toInstant(CHINA),
                day.plusDays(1).atStartOfDay().toInstant(CHINA));
        List<VerifiedStream> streams = new ArrayList<>();
        for (String stream : wanted) {
            Path file = root.resolve("data").resolve("readings").resolve(stream + ".csv");
            if (!Files.isRegularFile(file)) {
                streams.add(alone(unread(stream)));
                continue;
            }
            try (FileChannel channel = FileChannel.open(file)) {
                Optional<ReadingsWindow.Result> found =
                        doors.pipeline().window(tables, settings, stream, span, source(channel));
                streams.add(alone(found.map(ReadingsWindow.Result::verification).orElseGet(() -> unread(stream))));
            }
        }
        return of(streams);
    }

    private static VerifiedStream alone(StreamVerification found) {
        return new VerifiedStream(
                found,
                List.of(),
                List.of(),
                VerifiedStream.Anchored.NOT_VERIFIABLE,
                Optional.empty(),
                Optional.empty());
    }

    /** No file, or no first line in it: not verifiable. */
    private static StreamVerification unread(String stream) {
        return StreamVerification.missing(new StreamDeclaration(stream, "", "", List.of(), "", "", Optional.empty()));
    }

    private static StreamEvidence of(List<VerifiedStream> streams) {
        return new StreamEvidence(PackIntegrity.NOT_VERIFIABLE, List.of(), streams, List.of(), List.of());
    }

    private static ReadingsWindow.Source source(FileChannel channel) {
        return new ReadingsWindow.Source() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public InputStream from(long place) throws IOException {
                channel.position(place);
                return new Unclosed(Channels.newInputStream(channel));
            }
        };
    }

    /** Leaves the channel open for the next place. */
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
