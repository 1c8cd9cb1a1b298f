package cn.suyuan.audit;

import cn.suyuan.evidence.EvidenceContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Small files of the pack as bytes. */
final class Bytes {

    /** Signatures, tokens, certificates and tables beyond this size are none. */
    private static final int MOST = 64 << 20;

    private Bytes() {}

    /** The bytes at a path; empty where there is no such file, or it is too large to be what it should be. */
    static Optional<byte[]> of(EvidenceContent content, String path) throws IOException {
        Optional<InputStream> found = content.open(path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = found.get()) {
            byte[] bytes = in.readNBytes(MOST + 1);
            return bytes.length > MOST ? Optional.empty() : Optional.of(bytes);
        }
    }
}
