package cn.suyuan.app;

import cn.suyuan.evidence.PackInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The audited evidence with corrected files in place of the old ones; the audited evidence itself stays what it was. */
final class CorrectedPack {

    private static final String PAYLOAD = "data/";

    private CorrectedPack() {}

    /**
     * @param inventory what to check
     * @param replaced how many files are other or new
     */
    record Corrected(PackInventory inventory, int replaced) {}

    /** A whole corrected pack stands for itself; single files take the places that their paths name. */
    static Corrected of(PackInventory audited, PackInventory correction) {
        return of(
                audited,
                correction,
                correction.entries().stream().anyMatch(entry -> entry.path().equals("bagit.txt")));
    }

    /** Every file takes the place that its path names, whatever else came with it. */
    static Corrected completed(PackInventory audited, PackInventory correction) {
        return of(audited, correction, false);
    }

    private static Corrected of(PackInventory audited, PackInventory correction, boolean whole) {
        Map<String, PackInventory.Entry> byPath = new TreeMap<>();
        audited.entries().forEach(entry -> byPath.put(entry.path(), entry));
        boolean bag = byPath.containsKey("bagit.txt");
        Map<String, PackInventory.Entry> now = whole ? new TreeMap<>() : new TreeMap<>(byPath);
        int replaced = 0;
        for (PackInventory.Entry entry : correction.entries()) {
            String path = place(entry.path(), byPath, bag && !whole);
            PackInventory.Entry before = byPath.get(path);
            boolean same = before != null && before.sm3().equals(entry.sm3());
            replaced += same ? 0 : 1;
            // the digests that the manifests of the audited pack ask for are those of its own inventory
            now.put(path, same ? before : new PackInventory.Entry(path, entry.size(), entry.digests()));
        }
        List<PackInventory.Entry> entries = new ArrayList<>(now.values());
        return new Corrected(
                new PackInventory(
                        audited.containerName(),
                        Optional.empty(),
                        entries,
                        joined(whole ? List.of() : audited.refused(), correction.refused()),
                        joined(whole ? List.of() : audited.problems(), correction.problems())),
                replaced);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Where the file stands in the pack: at its path, below the payload folder, or where alone its name is. */
    private static String place(String path, Map<String, PackInventory.Entry> audited, boolean bag) {
        if (audited.containsKey(path) || path.startsWith(PAYLOAD)) {
            return path;
        }
        if (audited.containsKey(PAYLOAD + path)) {
            return PAYLOAD + path;
        }
        List<String> named = audited.keySet().stream()
                .filter(known -> known.endsWith("/" + path))
                .toList();
        return named.size() == 1 ? named.get(0) : bag ? PAYLOAD + path : path;
    }
}
