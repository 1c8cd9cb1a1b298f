package cn.suyuan.intake;

import cn.suyuan.audit.EvidenceSink;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps a pack's bytes in memory. */
final class MemoryStore implements EvidenceSink, EvidenceContent {
    final Map<String, byte[]> files = new TreeMap<>();
    boolean finished;
    boolean abandoned;

    static MemoryStore of(Map<String, byte[]> files) {
        MemoryStore store = new MemoryStore();
        store.files.putAll(files);
        return store;
    }

    @Override
    public Receiver begin(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new Receiver() {
            @Override
            public void write(byte[] buffer, int offset, int length) {
                bytes.write(buffer, offset, length);
            }

            @Override
            public void keep(PackInventory.Entry entry) {
                files.put(path, bytes.toByteArray());
            }

            @Override
            public void drop() {}
        };
    }

    @Override
    public void finish(PackInventory inventory) {
        finished = true;
    }

    @Override
    public void abandon() {
        abandoned = true;
        files.clear();
    }

    @Override
    public Optional<InputStream> open(String path) {
        return Optional.ofNullable(files.get(path)).map(ByteArrayInputStream::new);
    }
}
