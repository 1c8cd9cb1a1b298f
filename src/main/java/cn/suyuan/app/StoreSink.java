package cn.suyuan.app;

import cn.suyuan.audit.EvidenceSink;
import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.casefile.EvidenceStore;
import cn.suyuan.evidence.PackInventory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Takes the files of a pack into the case; what was not finished is forgotten. */
final class StoreSink implements EvidenceSink {

    private final EvidenceStore store;

    StoreSink(EvidenceStore store) {
        this.store = store;
    }

    @Override
    public Receiver begin(String path) {
        EvidenceStore.Writing writing = store.begin();
        return new Receiver() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    writing.write(bytes, offset, length);
                } catch (CaseFileException e) {
                    throw new IOException(path, e);
                }
            }

            @Override
            public void keep(PackInventory.Entry entry) throws IOException {
                try {
                    writing.keep(entry.sm3());
                } catch (CaseFileException e) {
                    throw new IOException(path, e);
                }
            }

            @Override
            public void drop() {
                try {
                    writing.drop();
                } catch (CaseFileException e) {
                    throw new UncheckedIOException(new IOException(path, e));
                }
            }
        };
    }

    @Override
    public void finish(PackInventory inventory) throws IOException {
        try {
            store.flush();
        } catch (CaseFileException e) {
            throw new IOException(inventory.containerName(), e);
        }
    }

    @Override
    public void abandon() {
        try {
            store.abandon();
        } catch (CaseFileException e) {
            throw new UncheckedIOException(new IOException("abandoning an import", e));
        }
    }
}
