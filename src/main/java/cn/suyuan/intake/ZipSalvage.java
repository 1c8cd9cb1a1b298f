package cn.suyuan.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists what can still be read of a ZIP file without a usable directory, from its local headers. */
final class ZipSalvage {
    private static final int WINDOW = 1 << 16;

    private final RandomBytes zip;
    private final IntakeLimits limits;
    private long produced;

    ZipSalvage(RandomBytes zip, IntakeLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    ZipDirectory.Scan scan() throws IOException, IntakeException {
        List<ZipMember> members = new ArrayList<>();
        Optional<Long> at = nextHeader(0);
        while (at.isPresent()) {
            if (members.size() >= limits.maxEntries()) {
                return new ZipDirectory.Scan(members, true, true, zip.size());
            }
            Optional<ZipDirectory.Local> local = ZipDirectory.local(zip, at.get());
            long next = at.get() + 4;
            if (local.isPresent()) {
                ZipMember member = complete(local.get());
                members.add(member);
                long end = local.get().dataOffset() + Math.max(0, member.compressedSize());
                next = Math.max(next, Math.min(end, zip.size()));
            }
            at = nextHeader(next);
        }
        return new ZipDirectory.Scan(members, false, true, zip.size());
    }

    /** Sizes of an entry whose header leaves them open are found by expanding it. */
    private ZipMember complete(ZipDirectory.Local local) throws IOException, IntakeException {
        ZipMember header = local.header();
        boolean open = header.hasDescriptor()
                && header.method() == ZipMember.DEFLATED
                && !header.encrypted()
                && (header.compressedSize() == 0 || header.size() == 0xFFFFFFFFL);
        if (!open || produced > limits.maxBytes()) {
            return header;
        }
        long rest = zip.size() - local.dataOffset();
        ZipData.Outcome outcome =
                new ZipData(zip).inflate(local.dataOffset(), rest, limits.maxBytes() - produced, (b, o, l) -> {});
        produced += outcome.produced();
        long compressed = outcome.refusal().isPresent() ? rest + 1 : outcome.consumed();
        return new ZipMember(
                header.rawName(),
                header.flags(),
                header.method(),
                outcome.crc(),
                compressed,
                outcome.produced(),
                header.localOffset(),
                0);
    }

    private Optional<Long> nextHeader(long from) throws IOException {
        byte[] window = new byte[WINDOW];
        long at = from;
        while (at < zip.size()) {
            int read = zip.read(at, window, 0, WINDOW);
            for (int i = 0; i + 4 <= read; i++) {
                if (window[i] == 'P' && window[i + 1] == 'K' && window[i + 2] == 3 && window[i + 3] == 4) {
                    return Optional.of(at + i);
                }
            }
            if (read < WINDOW) {
                return Optional.empty();
            }
            at += WINDOW - 3;
        }
        return Optional.empty();
    }
}
