package cn.suyuan.intake;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the content of a ZIP entry, never past what its header declares. */
final class ZipData {
    static final String SIZE_DIFFERS = "size_differs";
    static final String DAMAGED = "damaged";
    private static final int BUFFER = 1 << 16;

    private final RandomBytes zip;

    ZipData(RandomBytes zip) {
        this.zip = zip;
    }

    /** Where the bytes of an entry go. */
    @FunctionalInterface
    interface ByteSink {
        void write(byte[] bytes, int offset, int length) throws IntakeException;
    }

    /**
     * How reading ended.
     *
     * @param refusal reason why the entry is none, empty where it was read
     * @param checksumDiffers whether the ZIP file's own checksum speaks against it
     * @param consumed bytes of the ZIP file used
     * @param produced bytes of content
     * @param crc CRC-32 of the content
     */
    record Outcome(Optional<String> refusal, boolean checksumDiffers, long consumed, long produced, long crc) {}

    /** Hands the content of an entry to a sink. */
    Outcome copy(ZipMember member, long dataOffset, ByteSink sink) throws IOException, IntakeException {
        Outcome raw = member.method() == ZipMember.STORED
                ? stored(dataOffset, member.compressedSize(), sink)
                : inflate(dataOffset, member.compressedSize(), member.size(), sink);
        if (raw.refusal().isPresent()) {
            return raw;
        }
        boolean sizes = raw.consumed() == member.compressedSize() && raw.produced() == member.size();
        return new Outcome(
                sizes ? Optional.empty() : Optional.of(SIZE_DIFFERS),
                raw.crc() != member.crc(),
                raw.consumed(),
                raw.produced(),
                raw.crc());
    }

    private Outcome stored(long offset, long length, ByteSink sink) throws IOException, IntakeException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        while (done < length) {
            int read = zip.read(offset + done, buffer, 0, (int) Math.min(BUFFER, length - done));
            if (read <= 0) {
                return new Outcome(Optional.of(DAMAGED), false, done, done, crc.getValue());
            }
            crc.update(buffer, 0, read);
            sink.write(buffer, 0, read);
            done += read;
        }
        return new Outcome(Optional.empty(), false, done, done, crc.getValue());
    }

    /** Expands from a place, using at most {@code limit} bytes and giving at most {@code maxProduced}. */
    Outcome inflate(long offset, long limit, long maxProduced, ByteSink sink) throws IOException, IntakeException {
        Inflater inflater = new Inflater(true);
        CRC32 crc = new CRC32();
        byte[] in = new byte[BUFFER];
        byte[] out = new byte[BUFFER];
        long fed = 0;
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(out);
                if (inflater.getBytesWritten() > maxProduced) {
                    return outcome(Optional.of(SIZE_DIFFERS), inflater, crc);
                }
                crc.update(out, 0, count);
                if (count > 0) {
                    sink.write(out, 0, count);
                } else if (inflater.finished()) {
                    break; // the end came without another byte: an empty file, or one as long as the buffer
                } else if (inflater.needsDictionary()) {
                    return outcome(Optional.of(DAMAGED), inflater, crc);
                } else if (inflater.needsInput()) {
                    int read = fed < limit ? zip.read(offset + fed, in, 0, (int) Math.min(BUFFER, limit - fed)) : 0;
                    if (read <= 0) {
                        return outcome(Optional.of(DAMAGED), inflater, crc);
                    }
                    inflater.setInput(in, 0, read);
                    fed += read;
                }
            }
            return outcome(Optional.empty(), inflater, crc);
        } catch (DataFormatException e) {
            return outcome(Optional.of(DAMAGED), inflater, crc);
        } finally {
            inflater.end();
        }
    }

    private static Outcome outcome(Optional<String> refusal, Inflater inflater, CRC32 crc) {
        return new Outcome(refusal, false, inflater.getBytesRead(), inflater.getBytesWritten(), crc.getValue());
    }
}
