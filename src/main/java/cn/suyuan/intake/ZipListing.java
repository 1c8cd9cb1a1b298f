package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackInventory.Refusal;
import cn.suyuan.intake.ContainerListing.Candidate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists the entries of a ZIP file and refuses, one by one, those that must not be taken. */
final class ZipListing {
    private static final int LARGEST_MANIFEST = 64 << 20;
    private static final long LOCAL_SIGNATURE = 0x04034b50L;

    private final RandomBytes zip;
    private final String containerName;
    private final IntakeLimits limits;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private long declared;
    private long previousEnd;

    ZipListing(RandomBytes zip, String containerName, IntakeLimits limits) {
        this.zip = zip;
        this.containerName = containerName;
        this.limits = limits;
    }

    /** The listing; empty where the bytes are no ZIP file at all. */
    Optional<ContainerListing> read() throws IOException, IntakeException {
        Optional<ZipDirectory.Scan> directory = ZipDirectory.read(zip, limits.maxEntries());
        if (directory.isPresent() && !directory.get().damaged()) {
            list(directory.get(), false);
        } else {
            ZipDirectory.Scan salvaged = new ZipSalvage(zip, limits).scan();
            if (salvaged.members().isEmpty() && directory.isEmpty() && zip.size() > 0) {
                return Optional.empty();
            }
            problems.add(problem(
                    ImportProblem.Code.UNREADABLE,
                    "zip_truncated",
                    salvaged.members().size()));
            list(salvaged, true);
        }
        return Optional.of(new ContainerListing(candidates, refused, problems));
    }

    private ImportProblem problem(ImportProblem.Code code, String detail, long count) {
        return new ImportProblem(
                containerName,
                "",
                0,
                "",
                code,
                Long.toString(count),
                detail,
                List.of(containerName, "0", "", Long.toString(count)));
    }

    private void list(ZipDirectory.Scan scan, boolean salvaged) throws IOException, IntakeException {
        ZipNames names = ZipNames.judge(scan.members(), () -> listedPaths(scan.members()));
        if (names.isGb18030()) {
            problems.add(problem(
                    ImportProblem.Code.ENCODING,
                    "zip_names_gb18030",
                    scan.members().size()));
        }
        if (scan.tooMany()) {
            problems.add(problem(ImportProblem.Code.REFUSED, "too_many_entries", limits.maxEntries()));
            scan.members().forEach(m -> refuse(names, m, "too_many_entries"));
            return;
        }
        List<ZipMember> byPlace = new ArrayList<>(scan.members());
        byPlace.sort(Comparator.comparingLong(ZipMember::localOffset));
        for (ZipMember member : byPlace) {
            consider(member, names, salvaged);
        }
        if (!salvaged) {
            hiddenEntries(scan.start());
        }
    }

    private void consider(ZipMember member, ZipNames names, boolean salvaged) throws IOException, IntakeException {
        Optional<ZipDirectory.Local> local = ZipDirectory.local(zip, member.localOffset());
        Optional<String> name = names.name(member);
        Optional<String> reason = name.isEmpty() ? Optional.of("name_encoding") : EntryNames.refusal(name.get());
        // Also of a refused entry the place counts: what lies behind it is looked at next.
        Optional<String> place = local.isEmpty() || !agrees(member, local.get().header())
                ? Optional.of("headers_disagree")
                : Optional.empty();
        if (local.isPresent()) {
            Optional<String> span = placeRefusal(member, local.get(), salvaged);
            place = place.isPresent() ? place : span;
        }
        if (reason.isEmpty()) {
            reason = formRefusal(member);
        }
        if (reason.isEmpty()) {
            reason = place;
        }
        if (reason.isEmpty()) {
            reason = sizeRefusal(member);
        }
        if (reason.isPresent()) {
            refuse(names, member, reason.get());
            return;
        }
        if (member.directory() || local.isEmpty() || name.isEmpty()) {
            return;
        }
        declared += member.size();
        long offset = local.get().dataOffset();
        candidates.add(new Candidate(name.get(), member.size(), sink -> new ZipData(zip).copy(member, offset, sink)));
    }

    private static Optional<String> formRefusal(ZipMember member) {
        if (member.encrypted()) {
            return Optional.of("encrypted");
        }
        if (member.symbolicLink()) {
            return Optional.of("symbolic_link");
        }
        if (member.special()) {
            return Optional.of("special_file");
        }
        boolean known = member.method() == ZipMember.STORED || member.method() == ZipMember.DEFLATED;
        return known ? Optional.empty() : Optional.of("method");
    }

    /** Whether both headers say the same; sizes may stand behind the content only. */
    private static boolean agrees(ZipMember central, ZipMember local) {
        boolean same = central.rawName().equals(local.rawName())
                && central.method() == local.method()
                && central.utf8() == local.utf8()
                && central.encrypted() == local.encrypted()
                && central.hasDescriptor() == local.hasDescriptor();
        if (!same) {
            return false;
        }
        boolean later = central.hasDescriptor() && local.crc() == 0;
        boolean sizes = local.compressedSize() == central.compressedSize() && local.size() == central.size();
        boolean openSizes = later && local.compressedSize() == 0 && local.size() == 0;
        // Streaming ZIP64 writers fill the short fields and leave the long ones zero.
        boolean fullSizes = later && local.size() == 0xFFFFFFFFL;
        return openSizes || fullSizes || (sizes && (later || local.crc() == central.crc()));
    }

    private Optional<String> placeRefusal(ZipMember member, ZipDirectory.Local local, boolean salvaged)
            throws IOException, IntakeException {
        if (member.localOffset() < previousEnd) {
            return Optional.of("overlapping");
        }
        if (!salvaged) {
            hiddenEntries(member.localOffset());
        }
        boolean inside = member.compressedSize() >= 0 && member.compressedSize() <= zip.size() - local.dataOffset();
        if (!inside) {
            return Optional.of(salvaged ? "truncated" : "headers_disagree");
        }
        previousEnd = local.dataOffset() + member.compressedSize();
        return Optional.empty();
    }

    /** Entries that lie between the listed ones and that only some readers would find. */
    private void hiddenEntries(long before) throws IOException {
        // Lengths of a data descriptor: with or without signature, short or ZIP64 (APPNOTE 6.3.10, 4.3.9).
        for (int descriptor : new int[] {0, 12, 16, 20, 24}) {
            long at = previousEnd + descriptor;
            if (at + 30 <= before && new ByteCursor(zip, at, before).u32() == LOCAL_SIGNATURE) {
                Optional<ZipDirectory.Local> hidden = ZipDirectory.local(zip, at);
                hidden.ifPresent(h ->
                        refused.add(new Refusal(EntryNames.visible(h.header().rawName()), "not_in_directory")));
                return;
            }
        }
    }

    private Optional<String> sizeRefusal(ZipMember member) {
        if (member.directory() && member.size() > 0) {
            return Optional.of("headers_disagree");
        }
        if (member.size() < 0 || member.size() > limits.maxBytes() - declared) {
            return Optional.of("too_large");
        }
        return limits.expandsTooFar(member.compressedSize(), member.size()) && member.method() == ZipMember.DEFLATED
                ? Optional.of("ratio")
                : Optional.empty();
    }

    private void refuse(ZipNames names, ZipMember member, String reason) {
        refused.add(new Refusal(EntryNames.visible(names.name(member).orElse(member.rawName())), reason));
    }

    /** Paths that the manifests list; manifests themselves have plain names. */
    private Set<String> listedPaths(List<ZipMember> members) {
        Set<String> listed = new HashSet<>();
        for (ZipMember member : members) {
            String name = member.rawName().substring(member.rawName().lastIndexOf('/') + 1);
            if (BagRoot.isPayloadManifest(name) && member.size() <= LARGEST_MANIFEST) {
                for (String line : text(member).split("[\r\n]+")) {
                    int blank = line.indexOf(' ');
                    if (blank > 0) {
                        listed.add(ManifestLine.decoded(line.substring(blank).strip()));
                    }
                }
            }
        }
        return listed;
    }

    private String text(ZipMember member) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Optional<ZipDirectory.Local> local = ZipDirectory.local(zip, member.localOffset());
            if (local.isPresent()) {
                new ZipData(zip).copy(member, local.get().dataOffset(), bytes::write);
            }
        } catch (IOException | IntakeException e) {
            return ""; // the entry itself is met again, and reported, when it is read
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
