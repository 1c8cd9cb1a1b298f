package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackInventory.Refusal;
import cn.suyuan.intake.ContainerListing.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists the files of a folder; links are not followed, and the name rules of ZIP files hold. */
final class FolderListing extends SimpleFileVisitor<Path> {
    private final Path root;
    private final IntakeLimits limits;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private long declared;

    FolderListing(Path root, IntakeLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    ContainerListing read() throws IOException {
        Files.walkFileTree(root, this);
        candidates.sort(Comparator.comparing(Candidate::path));
        if (candidates.size() + refused.size() > limits.maxEntries()) {
            candidates.forEach(c -> refused.add(new Refusal(EntryNames.visible(c.path()), "too_many_entries")));
            String name = String.valueOf(root.getFileName());
            String limit = Integer.toString(limits.maxEntries());
            ImportProblem problem = new ImportProblem(
                    name,
                    "",
                    0,
                    "",
                    ImportProblem.Code.REFUSED,
                    limit,
                    "too_many_entries",
                    List.of(name, "0", "", limit));
            return new ContainerListing(List.of(), refused, List.of(problem));
        }
        return new ContainerListing(candidates, refused, List.of());
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String path = path(file);
        Optional<String> reason = refusal(path, attributes);
        if (reason.isPresent()) {
            refused.add(new Refusal(EntryNames.visible(path), reason.get()));
        } else {
            declared += attributes.size();
            candidates.add(new Candidate(path, attributes.size(), sink -> copy(file, sink)));
        }
        // One more than allowed is enough to know that there are too many.
        return candidates.size() + refused.size() > limits.maxEntries()
                ? FileVisitResult.TERMINATE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        refused.add(new Refusal(EntryNames.visible(path(file)), "unreadable"));
        return FileVisitResult.CONTINUE;
    }

    private Optional<String> refusal(String path, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Optional.of("symbolic_link");
        }
        if (!attributes.isRegularFile()) {
            return Optional.of("special_file");
        }
        Optional<String> name = EntryNames.refusal(path);
        if (name.isPresent()) {
            return name;
        }
        return attributes.size() > limits.maxBytes() - declared ? Optional.of("too_large") : Optional.empty();
    }

    private String path(Path file) {
        List<String> names = new ArrayList<>();
        root.relativize(file).forEach(segment -> names.add(segment.toString()));
        return String.join("/", names);
    }

    private static ZipData.Outcome copy(Path file, ZipData.ByteSink sink) throws IntakeException {
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sink.write(buffer, 0, read);
                done += read;
            }
        } catch (IOException e) {
            return new ZipData.Outcome(Optional.of("unreadable"), false, done, done, 0);
        }
        return new ZipData.Outcome(Optional.empty(), false, done, done, 0);
    }
}
