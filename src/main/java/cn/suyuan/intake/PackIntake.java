package cn.suyuan.intake;

import cn.suyuan.audit.EvidenceSink;
import cn.suyuan.audit.Progress;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.intake.ContainerListing.Candidate;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Opens a container, a folder or a ZIP file, and hands every acceptable file to a sink, once, as a stream. */
public final class PackIntake {
    private final IntakeLimits limits;

    /**
     * @param limits against containers made to exhaust the machine
     */
    public PackIntake(IntakeLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a container.
     *
     * @param container folder or ZIP file
     * @param sink receives the bytes; {@link EvidenceSink#abandon} is called where this method throws
     * @param progress told the bytes read, asked whether to go on
     * @return what lay in it
     * @throws IntakeException where nothing can be read at all, the sink fails, or the user cancelled
     */
    public PackInventory open(Path container, EvidenceSink sink, Progress progress) throws IntakeException {
        boolean finished = false;
        try {
            PackInventory inventory = Files.isDirectory(container)
                    ? openFolder(container, sink, progress)
                    : openZip(container, sink, progress);
            finish(sink, inventory);
            finished = true;
            return inventory;
        } finally {
            if (!finished) {
                sink.abandon();
            }
        }
    }

    private static void finish(EvidenceSink sink, PackInventory inventory) throws IntakeException {
        try {
            sink.finish(inventory);
        } catch (IOException e) {
            throw new IntakeException(IntakeException.Cause.STORE_FAILED, inventory.containerName(), e);
        }
    }

    private PackInventory openFolder(Path folder, EvidenceSink sink, Progress progress) throws IntakeException {
        Path root = folder.toAbsolutePath().normalize();
        String name = String.valueOf(root.getFileName());
        try {
            ContainerListing listing = new FolderListing(root, limits).read().normalised();
            return new Transfer(sink, progress, name, listing).run(Optional.empty());
        } catch (IOException e) {
            throw new IntakeException(IntakeException.Cause.CONTAINER_FAILED, name, e);
        }
    }

    private PackInventory openZip(Path file, EvidenceSink sink, Progress progress) throws IntakeException {
        String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
        if (!Files.isRegularFile(file)) {
            throw new IntakeException(IntakeException.Cause.NOT_FOUND, name);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            RandomBytes zip = RandomBytes.of(channel);
            ContainerListing listing = new ZipListing(zip, name, limits)
                    .read()
                    .orElseThrow(() -> new IntakeException(IntakeException.Cause.NOT_A_CONTAINER, name))
                    .normalised();
            try (ContainerDigest whole = ContainerDigest.begin(zip)) {
                return new Transfer(sink, progress, name, listing).run(Optional.of(whole));
            }
        } catch (IOException e) {
            throw new IntakeException(IntakeException.Cause.CONTAINER_FAILED, name, e);
        }
    }

    /** The bytes on their way from a container to the sink. */
    private static final class Transfer {
        private final EvidenceSink sink;
        private final Progress progress;
        private final String containerName;
        private final ContainerListing listing;
        private final long total;
        private final FileDigests digests;
        private final List<PackInventory.Entry> entries = new ArrayList<>();
        private final List<PackInventory.Refusal> refused;
        private final List<ImportProblem> problems;
        private long done;

        Transfer(EvidenceSink sink, Progress progress, String containerName, ContainerListing listing) {
            this.sink = sink;
            this.progress = progress;
            this.containerName = containerName;
            this.listing = listing;
            this.total =
                    listing.candidates().stream().mapToLong(Candidate::size).sum();
            TreeSet<String> algorithms = new TreeSet<>();
            listing.candidates()
                    .forEach(c -> BagRoot.manifestAlgorithm(c.path()).ifPresent(algorithms::add));
            this.digests = new FileDigests(algorithms);
            this.refused = new ArrayList<>(listing.refused());
            this.problems = new ArrayList<>(listing.problems());
        }

        PackInventory run(Optional<ContainerDigest> whole) throws IOException, IntakeException {
            for (Candidate candidate : listing.candidates()) {
                take(candidate);
            }
            entries.sort(Comparator.comparing(PackInventory.Entry::path));
            refused.sort(Comparator.comparing(PackInventory.Refusal::name));
            Optional<String> containerSm3 = Optional.empty();
            if (whole.isPresent()) {
                while (!whole.get().await()) {
                    step(0);
                }
                containerSm3 = Optional.of(whole.get().hex());
            }
            return new PackInventory(containerName, containerSm3, entries, refused, problems);
        }

        private void take(Candidate candidate) throws IOException, IntakeException {
            EvidenceSink.Receiver receiver = stored(() -> sink.begin(candidate.path()));
            long[] size = {0};
            ZipData.Outcome outcome = candidate.content().copy((bytes, offset, length) -> {
                digests.update(bytes, offset, length);
                stored(() -> {
                    receiver.write(bytes, offset, length);
                    return length;
                });
                size[0] += length;
                step(length);
            });
            PackInventory.Entry entry = new PackInventory.Entry(candidate.path(), size[0], digests.finish());
            if (outcome.refusal().isPresent()) {
                receiver.drop();
                refused.add(new PackInventory.Refusal(
                        candidate.path(), outcome.refusal().get()));
                return;
            }
            if (outcome.checksumDiffers()) {
                problems.add(new ImportProblem(
                        candidate.path(),
                        "",
                        0,
                        "",
                        ImportProblem.Code.CONTRADICTS,
                        "",
                        "zip_checksum",
                        List.of(candidate.path(), "0", "", "")));
            }
            stored(() -> {
                receiver.keep(entry);
                return entry;
            });
            entries.add(entry);
        }

        private void step(long bytes) throws IntakeException {
            done += bytes;
            progress.report("intake", Math.min(done, total), total);
            if (progress.isCancelled()) {
                throw new IntakeException(IntakeException.Cause.CANCELLED, containerName);
            }
        }

        private <T> T stored(StoreStep<T> step) throws IntakeException {
            try {
                return step.run();
            } catch (IOException e) {
                throw new IntakeException(IntakeException.Cause.STORE_FAILED, containerName, e);
            }
        }
    }

    /** A step in which the sink may fail. */
    private interface StoreStep<T> {
        T run() throws IOException;
    }
}
