package cn.suyuan.casefile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a passphrase becomes a key: Argon2id, version 1.3 (RFC 9106).
 *
 * @param memoryKib memory in KiB, 8 to 1,048,576: more would let a hostile file exhaust the machine
 * @param passes passes over the memory, 1 to 16
 * @param lanes lanes, 1 to 8
 */
public record KeyDerivation(int memoryKib, int passes, int lanes) {

    static final int SALT_BYTES = 16;

    public KeyDerivation {
        if (memoryKib < 8 * lanes || memoryKib > 1 << 20 || passes < 1 || passes > 16 || lanes < 1 || lanes > 8) {
            throw new IllegalArgumentException("Argon2id with " + memoryKib + " KiB, " + passes + " passes, " + lanes);
        }
    }

    /** 64 MiB, 3 passes, 4 lanes: RFC 9106, section 4, second recommended option. */
    public static KeyDerivation standard() {
        return new KeyDerivation(1 << 16, 3, 4);
    }

    CaseKey derive(char[] passphrase, byte[] salt) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        ByteBuffer encoded = ByteBuffer.allocate(3 * passphrase.length);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(passphrase), encoded, true);
        encoded.flip();
        byte[] password = new byte[encoded.remaining()];
        encoded.get(password);
        byte[] key = new byte[CaseKey.BYTES];
        generator.generateBytes(password, key);
        Arrays.fill(password, (byte) 0);
        encoded.clear();
        encoded.put(new byte[encoded.remaining()]);
        return CaseKey.taking(key);
    }
}
