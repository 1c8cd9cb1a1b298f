package cn.suyuan.evidence;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of one row; all rows of a table share their keys, so that large tables stay small. */
public final class RowCells extends AbstractMap<String, String> {
    private final Columns columns;
    private final List<String> texts;

    private RowCells(Columns columns, List<String> texts) {
        this.columns = columns;
        this.texts = texts;
    }

    @Override
    public @Nullable String get(Object key) {
        Integer place = columns.places.get(key);
        return place == null ? null : texts.get(place);
    }

    @Override
    public boolean containsKey(Object key) {
        return columns.places.containsKey(key);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return texts.size();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < texts.size();
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, String> entry = Map.entry(columns.keys.get(next), texts.get(next));
            next++;
            return entry;
        }
    }

    /** The keys that the rows of a table share. */
    public static final class Columns {
        private final List<String> keys;
        private final Map<String, Integer> places = new HashMap<>();

        /**
         * @param keys keys in the order of the columns, no two equal
         */
        public Columns(List<String> keys) {
            this.keys = List.copyOf(keys);
            for (int i = 0; i < keys.size(); i++) {
                if (places.put(keys.get(i), i) != null) {
                    throw new IllegalArgumentException("two columns " + keys.get(i));
                }
            }
        }

        /** A row with a text for each key. */
        public RowCells row(List<String> texts) {
            if (texts.size() != keys.size()) {
                throw new IllegalArgumentException(texts.size() + " texts for " + keys.size() + " keys");
            }
            return new RowCells(this, List.copyOf(texts));
        }
    }
}
