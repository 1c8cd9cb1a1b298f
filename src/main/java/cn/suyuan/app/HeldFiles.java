package cn.suyuan.app;

import cn.suyuan.audit.EvidenceSink;
import cn.suyuan.evidence.PackInventory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds the few small files of a container in memory, to look at them before anything is kept. */
final class HeldFiles implements EvidenceSink {

    /** No rule pack is as large as this. */
    private static final int MOST_BYTES = 32 << 20;

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private long held;

    /** Bytes by path. */
    SortedMap<String, byte[]> files() {
        return files;
    }

    @Override
    public Receiver begin(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new Receiver() {
            @Override
            public void write(byte[] more, int offset, int length) throws IOException {
                held += length;
                if (held > MOST_BYTES) {
                    throw new IOException(path + ": more than " + MOST_BYTES + " bytes");
                }
                bytes.write(more, offset, length);
            }

            @Override
            public void keep(PackInventory.Entry entry) {
                files.put(entry.path(), bytes.toByteArray());
            }

            @Override
            public void drop() {
                bytes.reset();
            }
        };
    }

    @Override
    public void finish(PackInventory inventory) {
        // nothing is written anywhere
    }

    @Override
    public void abandon() {
        files.clear();
    }
}
