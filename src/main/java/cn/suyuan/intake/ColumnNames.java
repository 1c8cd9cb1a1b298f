package cn.suyuan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Column keys of all tables with the headers under which they occur; read from {@code intake/columns.properties}. */
final class ColumnNames {
    private static final Pattern REMARK = Pattern.compile("[(\\[【].*?[)\\]】]");
    private static final Set<String> KEYS = properties("/intake/columns.properties").keySet().stream()
            .map(name -> name.substring(name.indexOf('.') + 1))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}*:：、，。.·_\\-—/\\\\]+");

    private static final int MOST_KNOWN = 20_000;

    /** Rank of a fit: smaller is better. */
    private static final int BY_KEY = 0;

    private final Map<String, Map<String, List<String>>> aliases = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Fit>>> byHeader = new LinkedHashMap<>();
    private final Map<String, List<String>> tableNames = new LinkedHashMap<>();

    /** What was looked up before: the same cells are asked about for every table and height of header. */
    private final Map<String, List<Fit>> known = new ConcurrentHashMap<>();

    private ColumnNames() {}

    /** Reads the names that ship with the program. */
    static ColumnNames standard() {
        ColumnNames names = new ColumnNames();
        properties("/intake/columns.properties").forEach((name, value) -> {
            int dot = name.indexOf('.');
            names.aliases
                    .computeIfAbsent(name.substring(0, dot), t -> new TreeMap<>())
                    .put(name.substring(dot + 1), List.of(value.strip().split("\\|")));
        });
        names.aliases.put("reference-standards", names.aliases.getOrDefault("ledger", Map.of()));
        names.aliases.forEach((table, columns) -> names.byHeader.put(table, turned(columns)));
        properties("/intake/tables.properties")
                .forEach((table, value) ->
                        names.tableNames.put(table, List.of(value.strip().split("\\|"))));
        return names;
    }

    private static Map<String, String> properties(String resource) {
        try (InputStream in = ColumnNames.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> sorted = new TreeMap<>();
            properties.forEach((key, value) -> sorted.put((String) key, (String) value));
            return sorted;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Keys of all tables. */
    List<String> tables() {
        return List.copyOf(tableNames.keySet());
    }

    /** What a column is called in a message: the name of its key, or its own header. */
    static String label(String column) {
        return KEYS.contains(column) ? "{intake.column." + column + "}" : column;
    }

    /** Column keys of a table. */
    List<String> columns(String table) {
        return List.copyOf(aliases.getOrDefault(table, Map.of()).keySet());
    }

    /** Headers of a column, most telling first. */
    List<String> headers(String table, String column) {
        return aliases.getOrDefault(table, Map.of()).getOrDefault(column, List.of());
    }

    /**
     * A column that a header may mean.
     *
     * @param key column key
     * @param rank 0 for the key itself, then the place among its headers; 100 more where only part of the header fits
     */
    record Fit(String key, int rank) {}

    /** The columns that a header may mean, best first. */
    List<Fit> fits(String table, String header) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(table + '\n' + header, any -> found(table, header));
    }

    private List<Fit> found(String table, String header) {
        Map<String, List<Fit>> headers = byHeader.getOrDefault(table, Map.of());
        String whole = plain(header);
        List<Fit> fits = new ArrayList<>(headers.getOrDefault(whole, List.of()));
        if (header.indexOf('(') >= 0
                || header.indexOf('（') >= 0
                || header.indexOf('[') >= 0
                || header.indexOf('【') >= 0) {
            String bare = plain(REMARK.matcher(Normalizer.normalize(header, Normalizer.Form.NFKC))
                    .replaceAll(""));
            for (Fit fit : headers.getOrDefault(bare, List.of())) {
                if (fits.stream().noneMatch(f -> f.key().equals(fit.key()))) {
                    fits.add(new Fit(fit.key(), fit.rank() + 100));
                }
            }
        }
        return List.copyOf(fits);
    }

    /** Turns the headers of a table around: which columns a plain header may mean. */
    private static Map<String, List<Fit>> turned(Map<String, List<String>> columns) {
        Map<String, List<Fit>> turned = new TreeMap<>();
        columns.forEach((key, headers) -> {
            Map<String, Integer> ranks = new LinkedHashMap<>();
            ranks.put(plain(key), BY_KEY);
            for (int i = 0; i < headers.size(); i++) {
                ranks.putIfAbsent(plain(headers.get(i)), i + 1);
            }
            ranks.forEach((plain, rank) ->
                    turned.computeIfAbsent(plain, h -> new ArrayList<>()).add(new Fit(key, rank)));
        });
        turned.values()
                .forEach(fits -> fits.sort(Comparator.comparingInt(Fit::rank).thenComparing(Fit::key)));
        return turned;
    }

    /** The table that a file is named after, without folder and ending. */
    Optional<String> tableNamed(String fileName) {
        String plain = plain(fileName);
        for (Map.Entry<String, List<String>> table : tableNames.entrySet()) {
            if (plain(table.getKey()).equals(plain)
                    || table.getValue().stream().anyMatch(name -> plain(name).equals(plain))) {
                return Optional.of(table.getKey());
            }
        }
        return Optional.empty();
    }

    /** A header made comparable: NFKC, lower case, without blanks, stars and punctuation. */
    static String plain(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return NOISE.matcher(normal).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
