package cn.suyuan.intake;

import cn.suyuan.intake.ColumnNames.Fit;
import cn.suyuan.intake.RawTable.RawRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a table's header lies and which column means what.
 *
 * @param first index of its first row among the rows of the table
 * @param height number of its rows
 * @param columns column by column: key, or own header, and how well it fits
 * @param known number of columns whose key was recognised
 */
record HeaderBand(int first, int height, List<Column> columns, int known) {
    private static final int LOOK_AT_ROWS = 25;
    private static final int HIGHEST = 3;
    private static final int MOST_COLUMNS = 512;

    HeaderBand {
        columns = List.copyOf(columns);
    }

    /**
     * @param key column key, or the header itself where nobody knows it
     * @param header header as written
     * @param known whether the key was recognised
     * @param rivals other keys that the header or part of it may mean, or the key that another column already has
     */
    record Column(String key, String header, boolean known, List<String> rivals) {
        Column {
            rivals = List.copyOf(rivals);
        }
    }

    /** The best band of the first rows; empty where no row looks like a header of that table. */
    static Optional<HeaderBand> find(RawTable table, String key, ColumnNames names) {
        Optional<HeaderBand> best = Optional.empty();
        int last = Math.min(table.rows().size(), LOOK_AT_ROWS);
        for (int first = 0; first < last; first++) {
            for (int height = 1; height <= HIGHEST && first + height <= last; height++) {
                int known = best.map(HeaderBand::known).orElse(0);
                Fitted fitted = fitted(table, first, height, key, names);
                if (fitted.most() < Math.max(1, known)) {
                    continue; // can be no better than what was found
                }
                HeaderBand band = assigned(first, height, fitted.headers(), fitted.fits(), key, names);
                boolean tighter = band.known() == known
                        && best.isPresent()
                        && height < best.get().height();
                if (band.known() > known || tighter) {
                    best = Optional.of(band);
                }
            }
        }
        int wanted = Math.min(2, names.columns(key).size());
        return best.filter(b -> b.known() >= wanted);
    }

    /** The band at a given place. */
    static HeaderBand at(RawTable table, int first, int height, String key, ColumnNames names) {
        Fitted fitted = fitted(table, first, height, key, names);
        return assigned(first, height, fitted.headers(), fitted.fits(), key, names);
    }

    /** Headers of a band and what each may mean. */
    private record Fitted(List<String> headers, List<List<Fit>> fits) {
        /** How many columns can be known at most. */
        int most() {
            int most = 0;
            for (List<Fit> found : fits) {
                most += found.isEmpty() ? 0 : 1;
            }
            return most;
        }
    }

    private static Fitted fitted(RawTable table, int first, int height, String key, ColumnNames names) {
        List<RawRow> rows = table.rows().subList(first, Math.min(table.rows().size(), first + height));
        int width = Math.min(
                MOST_COLUMNS,
                rows.stream().mapToInt(r -> r.cells().size()).max().orElse(0));
        List<String> headers = new ArrayList<>();
        List<List<Fit>> fits = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            String header = "";
            List<Fit> found = List.of();
            for (String candidate : candidates(rows, column)) {
                header = header.isEmpty() ? candidate : header;
                found = names.fits(key, candidate);
                if (!found.isEmpty()) {
                    header = candidate;
                    break;
                }
            }
            headers.add(header);
            fits.add(found);
        }
        return new Fitted(headers, fits);
    }

    /** What a column may be called: its lowest cell, all its cells together, its highest with those merged to its left. */
    private static List<String> candidates(List<RawRow> rows, int column) {
        List<String> own = new ArrayList<>();
        for (RawRow row : rows) {
            String text = row.text(column).strip();
            if (!text.isEmpty() && !own.contains(text)) {
                own.add(text);
            }
        }
        List<String> candidates = new ArrayList<>();
        if (!own.isEmpty()) {
            candidates.add(own.get(own.size() - 1));
            candidates.add(String.join("", own));
            String group = rows.size() > 1 ? group(rows.get(0), column) : "";
            candidates.add(group + own.get(own.size() - 1));
            candidates.add(own.get(0));
        }
        return candidates;
    }

    private static String group(RawRow row, int column) {
        for (int i = Math.min(column, row.cells().size() - 1); i >= 0; i--) {
            if (!row.text(i).isBlank()) {
                return row.text(i).strip();
            }
        }
        return "";
    }

    /** Every key goes to the column that fits it best; a column whose key is taken tries its next. */
    private static HeaderBand assigned(
            int first, int height, List<String> headers, List<List<Fit>> fits, String key, ColumnNames names) {
        Map<Integer, String> keys = new HashMap<>();
        Set<String> taken = new HashSet<>();
        Set<Integer> ranks = new java.util.TreeSet<>();
        fits.forEach(found -> found.forEach(fit -> ranks.add(fit.rank())));
        for (int rank : ranks) {
            for (int column = 0; column < headers.size(); column++) {
                for (Fit fit : fits.get(column)) {
                    if (fit.rank() == rank && !keys.containsKey(column) && taken.add(fit.key())) {
                        keys.put(column, fit.key());
                    }
                }
            }
        }
        List<Column> columns = new ArrayList<>();
        Set<String> used = new HashSet<>(taken);
        for (int column = 0; column < headers.size(); column++) {
            String header = headers.get(column);
            String found = keys.get(column);
            if (found != null) {
                columns.add(new Column(found, header, true, rivals(header, found, key, names)));
            } else {
                String own = header.isEmpty() ? "#" + (column + 1) : header;
                while (!used.add(own)) {
                    own = own + "#" + (column + 1);
                }
                List<String> rivals = fits.get(column).isEmpty()
                        ? rivals(header, "", key, names)
                        : fits.get(column).stream().map(Fit::key).toList();
                columns.add(new Column(own, header, false, rivals));
            }
        }
        return new HeaderBand(first, height, columns, keys.size());
    }

    /** Two meanings in one column, as in 安装位置/检定日期: the parts mean different keys. */
    private static List<String> rivals(String header, String found, String key, ColumnNames names) {
        List<String> rivals = new ArrayList<>();
        if (!found.isEmpty()) {
            return rivals;
        }
        for (String part : header.split("[/／\\n]")) {
            names.fits(key, part).stream()
                    .findFirst()
                    .map(Fit::key)
                    .filter(k -> !rivals.contains(k))
                    .ifPresent(rivals::add);
        }
        return rivals.size() > 1 ? rivals : List.of();
    }

    /** Index of the first row behind the header. */
    int end() {
        return first + height;
    }
}
