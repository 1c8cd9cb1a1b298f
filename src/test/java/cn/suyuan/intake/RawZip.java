package cn.suyuan.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes ZIP files byte by byte, so that every field can lie. */
final class RawZip {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int count;

    /** An entry whose fields may be set to anything. */
    static final class Fields {
        byte[] name;
        byte[] localName;
        byte[] content;
        int flags = 1 << 11;
        int method = 8;
        int localMethod = 8;
        long size;
        int unixMode;
        boolean listed = true;

        Fields(String name, byte[] content) {
            this(name.getBytes(StandardCharsets.UTF_8), content);
        }

        Fields(byte[] name, byte[] content) {
            this.name = name;
            this.localName = name;
            this.content = content;
            this.size = content.length;
        }
    }

    RawZip file(String name, String content) {
        return add(new Fields(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    RawZip file(String name, Charset charset, String content) {
        Fields fields = new Fields(name.getBytes(charset), content.getBytes(StandardCharsets.UTF_8));
        fields.flags = 0;
        return add(fields);
    }

    RawZip add(Fields fields) {
        byte[] data = fields.method == 8 ? deflated(fields.content) : fields.content;
        CRC32 crc = new CRC32();
        crc.update(fields.content);
        int offset = body.size();
        u32(body, 0x04034b50L);
        u16(body, 20);
        header(body, fields.flags, fields.localMethod, crc.getValue(), data.length, fields.size);
        u16(body, fields.localName.length);
        u16(body, 0);
        body.writeBytes(fields.localName);
        body.writeBytes(data);
        if (fields.listed) {
            count++;
            u32(directory, 0x02014b50L);
            u16(directory, 3 << 8 | 20);
            u16(directory, 20);
            header(directory, fields.flags, fields.method, crc.getValue(), data.length, fields.size);
            u16(directory, fields.name.length);
            u16(directory, 0);
            u16(directory, 0);
            u32(directory, 0);
            u32(directory, (long) fields.unixMode << 16);
            u32(directory, offset);
            directory.writeBytes(fields.name);
        }
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        zip.writeBytes(body.toByteArray());
        zip.writeBytes(directory.toByteArray());
        u32(zip, 0x06054b50L);
        u32(zip, 0);
        u16(zip, count);
        u16(zip, count);
        u32(zip, directory.size());
        u32(zip, body.size());
        u16(zip, 0);
        return zip.toByteArray();
    }

    private static void header(ByteArrayOutputStream out, int flags, int method, long crc, long packed, long size) {
        u16(out, flags);
        u16(out, method);
        u32(out, 0);
        u32(out, crc);
        u32(out, packed);
        u32(out, size);
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
    }

    private static void u32(ByteArrayOutputStream out, long value) {
        u16(out, (int) value);
        u16(out, (int) (value >> 16));
    }
}
