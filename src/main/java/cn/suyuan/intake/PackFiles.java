package cn.suyuan.intake;

import cn.suyuan.evidence.EvidenceContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads small files of a pack whole. */
final class PackFiles {
    private PackFiles() {}

    /** The bytes of a file; empty where it is not there or larger than {@code most} bytes. */
    static Optional<byte[]> read(EvidenceContent content, String path, int most) throws IOException {
        Optional<InputStream> opened = content.open(path);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = opened.get()) {
            byte[] bytes = in.readNBytes(most);
            return bytes.length == most && in.read() >= 0 ? Optional.empty() : Optional.of(bytes);
        }
    }
}
