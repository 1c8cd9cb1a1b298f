package cn.suyuan.chain;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** Walks over the lines of a file and can look some lines ahead. */
final class LineCursor {

    private final BlockSource source;
    private final Line window = new Line();
    private final Deque<Line> held = new ArrayDeque<>();
    private int index;
    private Line current = window;

    LineCursor(BlockSource source) {
        this.source = source;
    }

    /** Goes to the next line. */
    boolean advance() throws IOException {
        Line first = held.poll();
        if (first != null) {
            current = first;
            return true;
        }
        current = window;
        return lookAtNext();
    }

    /** The line last advanced to; valid until the next move. */
    Line current() {
        return current;
    }

    /** The line some lines ahead, 1 for the next; kept until it has been walked over. */
    Optional<Line> peek(int distance) throws IOException {
        if (current == window) {
            current = window.copy();
        }
        while (held.size() < distance) {
            if (!lookAtNext()) {
                return Optional.empty();
            }
            held.add(window.copy());
        }
        Iterator<Line> lines = held.iterator();
        Line line = lines.next();
        for (int i = 1; i < distance; i++) {
            line = lines.next();
        }
        return Optional.of(line);
    }

    private boolean lookAtNext() throws IOException {
        while (index >= source.current().lines) {
            if (!source.advance()) {
                return false;
            }
            index = 0;
        }
        window.look(source.current(), index++);
        return true;
    }
}
