package cn.suyuan.chain;

import java.io.IOException;
import java.io.InputStream;

/** Reads the records of a file in which each stands where it should, and computes no link. */
final class PlainPass implements ReadingPass {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int COMMAS_BEFORE_LINK = 5;

    private final InputStream in;
    private final Line line = new Line();
    private final RecordParser reading;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int place;
    private int filled;
    private boolean exhausted;

    PlainPass(InputStream in) throws IOException {
        this.in = in;
        nextLine(0);
        nextLine(0);
        this.reading = new RecordParser(line.text().equals(HeaderParser.COLUMNS_SIGNED));
        line.linkPlace = 0;
    }

    @Override
    public boolean advance() throws IOException {
        if (!nextLine(LineBlock.LINK_DIGITS)) {
            return false;
        }
        Malformation fault = reading.read(line);
        if (fault != Malformation.NONE) {
            // The first reading found none.
            throw new IOException("line " + line.number + " has changed: " + fault.wireName());
        }
        reading.verified(true);
        return true;
    }

    @Override
    public StreamReading current() {
        return reading;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** @param link digits that are known to stand behind the fifth comma */
    private boolean nextLine(int link) throws IOException {
        int start = place;
        int i = start;
        int commas = 0;
        int bodyEnd = -1;
        while (true) {
            if (i == filled && exhausted) {
                break;
            }
            if (i == filled) {
                bodyEnd = bodyEnd < 0 ? -1 : bodyEnd - start;
                i -= start;
                fill(start);
                start = 0;
                continue;
            }
            byte b = buffer[i];
            if (b == '\n') {
                break;
            }
            if (b == ',' && ++commas == COMMAS_BEFORE_LINK) {
                bodyEnd = i;
                i = Math.min(filled, i + 1 + link);
            } else {
                i++;
            }
        }
        if (i == filled && start == filled) {
            return false;
        }
        line.data = buffer;
        line.start = start;
        line.end = i > start && buffer[i - 1] == '\r' ? i - 1 : i;
        line.bodyEnd = bodyEnd;
        line.number++;
        place = Math.min(i + 1, filled);
        return true;
    }

    /** Moves a begun line to the front of the buffer and reads on. */
    private void fill(int start) throws IOException {
        int kept = filled - start;
        byte[] target = kept > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, start, target, 0, kept);
        buffer = target;
        filled = kept;
        int read = in.read(buffer, filled, buffer.length - filled);
        exhausted = read < 0;
        filled += Math.max(0, read);
    }
}
