package cn.suyuan.audit;

import cn.suyuan.evidence.PackInventory;
import java.io.IOException;

/** Where the bytes of a pack go while it is read: each file once, as a stream; nothing counts before {@link #finish}. */
public interface EvidenceSink {

    /**
     * Begins a file; the one before is always kept or dropped first.
     *
     * @param path path inside the pack
     * @throws IOException where the store fails, which stops the import
     */
    Receiver begin(String path) throws IOException;

    /** The whole container was read; the inventory says what was kept. */
    void finish(PackInventory inventory) throws IOException;

    /** The import was cancelled or has failed: all that came is to be forgotten. */
    void abandon();

    /** Takes the bytes of one file; exactly one of {@link #keep} and {@link #drop} ends it. */
    interface Receiver {

        /** The next bytes; the array is used again afterwards. */
        void write(byte[] bytes, int offset, int length) throws IOException;

        /** The file is complete. */
        void keep(PackInventory.Entry entry) throws IOException;

        /** The file turned out to be none; its bytes are to be forgotten. */
        void drop();
    }

    /** Forgets all bytes: for looking at a pack without keeping it. */
    static EvidenceSink forgetting() {
        Receiver nothing = new Receiver() {
            @Override
            public void write(byte[] bytes, int offset, int length) {}

            @Override
            public void keep(PackInventory.Entry entry) {}

            @Override
            public void drop() {}
        };
        return new EvidenceSink() {
            @Override
            public Receiver begin(String path) {
                return nothing;
            }

            @Override
            public void finish(PackInventory inventory) {}

            @Override
            public void abandon() {}
        };
    }
}
