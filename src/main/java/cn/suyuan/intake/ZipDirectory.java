package cn.suyuan.intake;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the central directory of a ZIP file by itself, so that nothing hides between two readers' opinions. */
final class ZipDirectory {
    private static final long END_64 = 0x06064b50L;
    private static final long LOCATOR_64 = 0x07064b50L;
    private static final long CENTRAL = 0x02014b50L;
    private static final long LOCAL = 0x04034b50L;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR_LENGTH = 20;
    private static final long NONE_32 = 0xFFFFFFFFL;

    private ZipDirectory() {}

    /**
     * @param members entries in the order of the directory
     * @param tooMany whether reading stopped at the limit of entries
     * @param damaged whether the directory breaks off or says another number of entries
     * @param start where the directory begins
     */
    record Scan(List<ZipMember> members, boolean tooMany, boolean damaged, long start) {
        Scan {
            members = List.copyOf(members);
        }
    }

    /** The local header of an entry, and where its content begins. */
    record Local(ZipMember header, long dataOffset) {}

    private record Bounds(long start, long size, long count, long base) {}

    /** The directory; empty where there is none, as in a file that was cut off. */
    static Optional<Scan> read(RandomBytes zip, int maxEntries) throws IOException {
        long size = zip.size();
        int tail = (int) Math.min(size, 65_535L + END_LENGTH);
        byte[] end = new byte[tail];
        int got = zip.read(size - tail, end, 0, tail);
        for (int at = got - END_LENGTH; at >= 0; at--) {
            if (end[at] == 'P' && end[at + 1] == 'K' && end[at + 2] == 5 && end[at + 3] == 6) {
                Optional<Bounds> bounds = bounds(zip, size - tail + at);
                if (bounds.isPresent()) {
                    return Optional.of(members(zip, bounds.get(), maxEntries));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Bounds> bounds(RandomBytes zip, long endAt) throws IOException {
        try {
            ByteCursor end = new ByteCursor(zip, endAt, zip.size());
            end.skip(10);
            long count = end.u16();
            long length = end.u32();
            long offset = end.u32();
            int comment = end.u16();
            if (comment > end.remaining()) {
                return Optional.empty();
            }
            long directoryEnd = endAt;
            if (endAt >= LOCATOR_LENGTH) {
                ByteCursor locator = new ByteCursor(zip, endAt - LOCATOR_LENGTH, endAt);
                if (locator.u32() == LOCATOR_64) {
                    locator.skip(4);
                    ByteCursor end64 = new ByteCursor(zip, locator.u64(), endAt);
                    directoryEnd = end64.position();
                    if (end64.u32() != END_64) {
                        return Optional.empty();
                    }
                    end64.skip(28);
                    count = end64.u64();
                    length = end64.u64();
                    offset = end64.u64();
                }
            }
            long start = directoryEnd - length;
            if (length < 0 || offset < 0 || count < 0 || start < 0 || offset > start) {
                return Optional.empty();
            }
            boolean plausible = length == 0 ? count == 0 : new ByteCursor(zip, start, directoryEnd).u32() == CENTRAL;
            return plausible ? Optional.of(new Bounds(start, length, count, start - offset)) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static Scan members(RandomBytes zip, Bounds bounds, int maxEntries) throws IOException {
        List<ZipMember> members = new ArrayList<>();
        ByteCursor cursor = new ByteCursor(zip, bounds.start(), bounds.start() + bounds.size());
        try {
            while (cursor.remaining() > 0) {
                if (members.size() > maxEntries) {
                    return new Scan(members, true, false, bounds.start());
                }
                if (cursor.u32() != CENTRAL) {
                    return new Scan(members, false, true, bounds.start());
                }
                members.add(member(cursor, bounds.base()));
            }
        } catch (EOFException e) {
            return new Scan(members, false, true, bounds.start());
        }
        // The count of the classic end record is modulo 65,536 in files of writers that ignore ZIP64.
        boolean differs = (members.size() & 0xFFFF) != (bounds.count() & 0xFFFF);
        return new Scan(members, members.size() > maxEntries, differs, bounds.start());
    }

    private static ZipMember member(ByteCursor cursor, long base) throws IOException {
        int madeBy = cursor.u16() >> 8;
        cursor.skip(2);
        int flags = cursor.u16();
        int method = cursor.u16();
        cursor.skip(4);
        long crc = cursor.u32();
        long[] sizes = new long[3];
        sizes[1] = cursor.u32();
        sizes[0] = cursor.u32();
        int nameLength = cursor.u16();
        int extraLength = cursor.u16();
        int commentLength = cursor.u16();
        cursor.skip(4);
        long attributes = cursor.u32();
        sizes[2] = cursor.u32();
        String name = cursor.latin1(nameLength);
        zip64(cursor, extraLength, sizes);
        cursor.skip(commentLength);
        boolean unix = madeBy == 3 || madeBy == 19; // APPNOTE 6.3.10, 4.4.2: UNIX, OS X
        int mode = unix ? (int) (attributes >>> 16) : 0;
        return new ZipMember(name, flags, method, crc, sizes[1], sizes[0], sizes[2] + base, mode);
    }

    /** Takes size, compressed size and offset, in that order, from the ZIP64 field where the short ones are full. */
    private static void zip64(ByteCursor cursor, int extraLength, long[] sizes) throws IOException {
        long end = cursor.position() + extraLength;
        while (end - cursor.position() >= 4) {
            int id = cursor.u16();
            int length = cursor.u16();
            long next = Math.min(end, cursor.position() + length);
            if (id == 1) {
                for (int i = 0; i < sizes.length; i++) {
                    if (sizes[i] == NONE_32 && next - cursor.position() >= 8) {
                        sizes[i] = cursor.u64();
                    }
                }
            }
            cursor.skip(next - cursor.position());
        }
        cursor.skip(end - cursor.position());
    }

    /** The local header at a place; empty where there is none. */
    static Optional<Local> local(RandomBytes zip, long offset) throws IOException {
        if (offset < 0) {
            return Optional.empty();
        }
        try {
            ByteCursor cursor = new ByteCursor(zip, offset, zip.size());
            if (cursor.u32() != LOCAL) {
                return Optional.empty();
            }
            cursor.skip(2);
            int flags = cursor.u16();
            int method = cursor.u16();
            cursor.skip(4);
            long crc = cursor.u32();
            long[] sizes = new long[2];
            sizes[1] = cursor.u32();
            sizes[0] = cursor.u32();
            int nameLength = cursor.u16();
            int extraLength = cursor.u16();
            String name = cursor.latin1(nameLength);
            zip64(cursor, extraLength, sizes);
            ZipMember header = new ZipMember(name, flags, method, crc, sizes[1], sizes[0], offset, 0);
            return Optional.of(new Local(header, cursor.position()));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }
}
