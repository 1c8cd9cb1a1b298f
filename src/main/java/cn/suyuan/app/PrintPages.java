package cn.suyuan.app;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Chosen pages as people write them: {@code 1-3,5}. */
public final class PrintPages {

    private PrintPages() {}

    /**
     * The pages of a choice; an empty text means all.
     *
     * @param text such as {@code 1-3,5}; Chinese commas and dashes are fine
     * @param total number of pages there are
     * @return empty where the text is no choice of pages that are there
     */
    public static Optional<SortedSet<Integer>> read(String text, int total) {
        SortedSet<Integer> pages = new TreeSet<>();
        String plain = text.strip().replaceAll("[，、；;\\s]+", ",").replaceAll("[–—~～至]", "-");
        if (plain.isEmpty()) {
            plain = "1-" + total;
        }
        for (String part : plain.split(",", -1)) {
            if (!part.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
                return Optional.empty();
            }
            String[] ends = part.split("-", -1);
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (from < 1 || to < from || to > total) {
                return Optional.empty();
            }
            for (int page = from; page <= to; page++) {
                pages.add(page);
            }
        }
        return Optional.of(pages);
    }
}
