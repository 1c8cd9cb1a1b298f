package cn.suyuan.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The bytes behind a path of the pack, wherever they are kept. */
@FunctionalInterface
public interface EvidenceContent {

    /**
     * Opens a file of the pack.
     *
     * @param path path inside the pack, such as {@code data/readings/E-001.csv}
     * @return the stream, to be closed by the caller; empty where the pack has no such file
     * @throws IOException where the store cannot be read
     */
    Optional<InputStream> open(String path) throws IOException;
}
