package cn.suyuan.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A protobuf message read field by field, with the bytes of each; enough for receipts, without generated code. */
final class ProtoMessage {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final byte[] data;
    private final List<Field> fields = new ArrayList<>();
    private int place;

    private ProtoMessage(byte[] data) {
        this.data = data.clone();
    }

    /**
     * A field.
     *
     * @param number its number
     * @param start where its tag begins
     * @param contentStart where its content begins
     * @param end where it ends
     * @param varint its value, if it is one
     */
    record Field(int number, int start, int contentStart, int end, long varint) {}

    /** Reads a message; empty where the bytes are none. */
    static Optional<ProtoMessage> read(byte[] bytes) {
        ProtoMessage message = new ProtoMessage(bytes);
        while (message.place < bytes.length) {
            if (!message.readField()) {
                return Optional.empty();
            }
        }
        return Optional.of(message);
    }

    private boolean readField() {
        int start = place;
        long tag = readVarint();
        int number = (int) (tag >>> 3);
        if (tag < 0 || number <= 0 || tag >>> 3 > 0x1fffffff) {
            return false;
        }
        int content = place;
        long varint = 0;
        int type = (int) (tag & 7);
        if (type == VARINT) {
            varint = readVarint();
            if (place < 0) {
                return false;
            }
        } else if (type == BYTES) {
            long length = readVarint();
            content = place;
            place = length < 0 || length > data.length - (long) place ? -1 : place + (int) length;
        } else if (type == FIXED64 || type == FIXED32) {
            place += type == FIXED64 ? 8 : 4;
        } else {
            return false;
        }
        if (place < 0 || place > data.length) {
            return false;
        }
        fields.add(new Field(number, start, content, place, varint));
        return true;
    }

    /** A varint; where there is none, the place is −1 and the value too. */
    private long readVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (place < 0 || place >= data.length) {
                place = -1;
                return -1;
            }
            byte b = data[place++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        place = -1;
        return -1;
    }

    /** Numbers of the fields that are there, each once, in their order. */
    List<Integer> numbers() {
        return fields.stream().map(Field::number).distinct().toList();
    }

    /** Whether field numbers rise, as a canonical writer without repeated fields leaves them. */
    boolean isAscending() {
        for (int i = 1; i < fields.size(); i++) {
            if (fields.get(i).number() <= fields.get(i - 1).number()) {
                return false;
            }
        }
        return true;
    }

    private Optional<Field> last(int number) {
        return fields.stream().filter(field -> field.number() == number).reduce((one, other) -> other);
    }

    /** The number in a field, 0 where it is not there. */
    long number(int number) {
        return last(number).map(Field::varint).orElse(0L);
    }

    /** The bytes in a field, none where it is not there. */
    byte[] bytes(int number) {
        return last(number).map(this::content).orElse(new byte[0]);
    }

    /** The text in a field. */
    String text(int number) {
        return new String(bytes(number), StandardCharsets.UTF_8);
    }

    /** The contents of a repeated field. */
    List<byte[]> all(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(this::content)
                .toList();
    }

    private byte[] content(Field field) {
        return Arrays.copyOfRange(data, field.contentStart(), field.end());
    }

    /** The bytes of the message with some fields left out. */
    byte[] without(Predicate<Integer> leftOut) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            if (!leftOut.test(field.number())) {
                out.write(data, field.start(), field.end() - field.start());
            }
        }
        return out.toByteArray();
    }

    /** The bytes of the message with another content in a field of bytes. */
    byte[] with(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            if (field.number() == number) {
                writeVarint(out, ((long) number << 3) | BYTES);
                writeVarint(out, content.length);
                out.write(content, 0, content.length);
            } else {
                out.write(data, field.start(), field.end() - field.start());
            }
        }
        return out.toByteArray();
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
