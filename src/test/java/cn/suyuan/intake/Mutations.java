package cn.suyuan.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Seeded mutations of inputs: bytes changed, cut, doubled, spliced; of a ZIP file also inside its entries. */
final class Mutations {
    private static final byte[][] WORDS = {
        "4294967295".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "-1".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "1E999999999".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "../../x".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "<![CDATA[".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "\"\"\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "&#0;".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
        {0, 0, 0, 0},
        {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f}
    };
    private static final int LARGEST = 1 << 18;

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** One more input made of the seeds. */
    byte[] next(List<byte[]> seeds) throws IOException {
        byte[] seed = seeds.get(random.nextInt(seeds.size()));
        boolean zip = seed.length > 4 && seed[0] == 'P' && seed[1] == 'K';
        if (zip && random.nextInt(2) == 0) {
            return inside(seed);
        }
        return mutated(seed, seeds);
    }

    private byte[] mutated(byte[] seed, List<byte[]> seeds) {
        byte[] bytes = seed.clone();
        for (int i = 0; i <= random.nextInt(6); i++) {
            bytes = once(bytes, seeds);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, List<byte[]> seeds) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> {
                return spliced(bytes, at, at, WORDS[random.nextInt(WORDS.length)]);
            }
            case 4 -> {
                byte[] word = WORDS[random.nextInt(WORDS.length)];
                return spliced(bytes, at, Math.min(bytes.length, at + word.length), word);
            }
            case 5 -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
                return spliced(bytes, at, end, new byte[0]);
            }
            case 6 -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(512));
                byte[] piece = Arrays.copyOfRange(bytes, at, end);
                return spliced(bytes, at, at, piece);
            }
            default -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int from = other.length == 0 ? 0 : random.nextInt(other.length);
                byte[] piece = Arrays.copyOfRange(other, from, Math.min(other.length, from + 128));
                return spliced(bytes, at, at, piece);
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        if (bytes.length + piece.length > LARGEST) {
            return bytes;
        }
        byte[] made = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
        System.arraycopy(piece, 0, made, from, piece.length);
        System.arraycopy(bytes, to, made, from + piece.length, bytes.length - to);
        return made;
    }

    /** The same archive with one entry mutated, so that the readers behind the container are reached. */
    private byte[] inside(byte[] zip) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(made)) {
            out.setLevel(1);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                boolean chosen = entry.getName().contains("sheet") || random.nextInt(4) == 0;
                out.write(chosen ? mutated(content, List.of(content)) : content);
            }
        } catch (IllegalArgumentException | java.util.zip.ZipException unreadableName) {
            return mutated(zip, List.of(zip));
        }
        return made.toByteArray();
    }
}
