package cn.suyuan.chain;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads lines 1 and 2 of a readings file, whatever stands there. */
final class OpeningReader {

    private final LineCursor cursor;
    private final StreamContext context;
    private final StreamFindings findings;
    private final StreamOpening opening = new StreamOpening();

    OpeningReader(LineCursor cursor, StreamContext context, StreamFindings findings) {
        this.cursor = cursor;
        this.context = context;
        this.findings = findings;
    }

    StreamOpening read() throws IOException {
        opening.others = context.others();
        opening.streamId = context.declaration().streamId();
        boolean some = cursor.advance();
        Line first = cursor.current();
        if (some) {
            opening.note(first);
            opening.line = Arrays.copyOfRange(first.data, first.start, first.end);
        }
        opening.header = HeaderParser.read(opening.line);
        if (opening.header.isPresent()) {
            identify(opening.header.get());
        } else if (some && first.ended) {
            malformed(1, Malformation.HEADER);
        } else {
            opening.partial = true;
        }
        boolean columnsFirst = isColumns(first);
        if (cursor.advance()) {
            opening.lines = 2;
            readSecond(columnsFirst);
        } else {
            opening.lines = 1;
        }
        return opening;
    }

    private void identify(StreamHeader header) {
        if (header.streamId().equals(opening.streamId)
                && header.instrumentNo().equals(context.declaration().instrumentNo())) {
            return;
        }
        Defect defect = findings.add(StreamProblemCode.STREAM_EXCHANGED, 1, header.firstSeq(), 0);
        defect.more = List.of(header.streamId());
        opening.exchanged = Optional.of(defect);
    }

    private boolean isColumns(Line line) {
        String text = line.text();
        opening.signed |= text.equals(HeaderParser.COLUMNS_SIGNED);
        return opening.signed || text.equals(HeaderParser.COLUMNS);
    }

    private void readSecond(boolean columnsFirst) throws IOException {
        Line line = cursor.current();
        if (isColumns(line)) {
            opening.note(line);
            return;
        }
        if (isRecord(line)) {
            opening.recordSecond = true;
            if (opening.header.isPresent() && !columnsFirst) {
                malformed(2, Malformation.COLUMNS);
            }
            return;
        }
        if (!line.ended) {
            opening.partial = true;
            return;
        }
        opening.note(line);
        malformed(2, Malformation.COLUMNS);
        opening.lostRecords = 1;
        Optional<Line> third = cursor.peek(1);
        if (third.isEmpty()) {
            return;
        }
        if (isColumns(third.get())) {
            cursor.advance();
            opening.lines = 3;
            malformed(3, Malformation.COLUMNS);
        } else {
            opening.signed = new RecordParser(true).read(third.get()) == Malformation.NONE;
        }
    }

    private boolean isRecord(Line line) {
        boolean signed = new RecordParser(true).read(line) == Malformation.NONE;
        boolean plain = new RecordParser(false).read(line) == Malformation.NONE;
        opening.signed |= signed;
        return signed || plain;
    }

    private void malformed(int line, Malformation fault) {
        Defect defect = findings.addOrGrow(StreamProblemCode.MALFORMED, line, 0);
        if (defect.variant.isEmpty()) {
            defect.variant = fault.wireName();
        }
    }
}
