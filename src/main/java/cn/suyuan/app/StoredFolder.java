package cn.suyuan.app;

import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.casefile.EvidenceStore;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The bytes behind an inventory, out of the case file. */
final class StoredFolder implements EvidenceContent {

    private final EvidenceStore store;
    private final Map<String, String> sm3ByPath = new HashMap<>();

    StoredFolder(EvidenceStore store, PackInventory inventory) {
        this.store = store;
        inventory.entries().forEach(entry -> sm3ByPath.put(entry.path(), entry.sm3()));
    }

    @Override
    public Optional<InputStream> open(String path) throws IOException {
        String sm3 = sm3ByPath.get(path);
        if (sm3 == null) {
            return Optional.empty();
        }
        try {
            return store.open(sm3);
        } catch (CaseFileException e) {
            throw new IOException(path, e);
        }
    }
}
