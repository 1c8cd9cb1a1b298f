package cn.suyuan.casefile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A 256-bit key and the records it seals: AES-256-GCM under a key of the record's own, which is HMAC-SHA-256 of 16
 * random bytes. With 28 random bytes for each record no key and nonce come together twice, not even in two copies of
 * a case that are continued apart (NIST SP 800-38D, 8.2.2).
 */
final class CaseKey implements AutoCloseable {

    static final int BYTES = 32;

    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + SALT + NONCE;
    private static final byte VERSION = 1;

    private final byte[] key;

    private CaseKey(byte[] key) {
        this.key = key;
    }

    /** Takes the array over; it is wiped on close. */
    static CaseKey taking(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("key of " + key.length + " bytes");
        }
        return new CaseKey(key);
    }

    static CaseKey fresh(RandomGenerator chance) {
        byte[] key = new byte[BYTES];
        chance.nextBytes(key);
        return new CaseKey(key);
    }

    /** Seals this key under another one. */
    byte[] wrappedBy(CaseKey wrapping, String identity, RandomGenerator chance) {
        return wrapping.seal(key, key.length, identity, chance);
    }

    /** Opens a wrapped key. */
    static CaseKey unwrapped(CaseKey wrapping, byte[] record, String identity) throws SealBrokenException {
        return taking(wrapping.open(record, identity));
    }

    /**
     * @param identity what the record is; it opens under the same identity only
     * @return version, salt, nonce, ciphertext and tag
     */
    byte[] seal(byte[] plain, int length, String identity, RandomGenerator chance) {
        byte[] head = new byte[HEAD];
        chance.nextBytes(head);
        head[0] = VERSION;
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, head, identity);
            byte[] record = Arrays.copyOf(head, HEAD + cipher.getOutputSize(length));
            cipher.doFinal(plain, 0, length, record, HEAD);
            return record;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM", e);
        }
    }

    byte[] open(byte[] record, String identity) throws SealBrokenException {
        if (record.length < HEAD + TAG_BITS / Byte.SIZE || record[0] != VERSION) {
            throw new SealBrokenException(identity);
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(record, HEAD), identity);
            return cipher.doFinal(record, HEAD, record.length - HEAD);
        } catch (AEADBadTagException e) {
            throw new SealBrokenException(identity);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM", e);
        }
    }

    /** A name for a thing by which nobody without the key can recognise it. */
    byte[] blind(String name) {
        return mac(("name|" + name).getBytes(StandardCharsets.UTF_8));
    }

    private Cipher cipher(int mode, byte[] head, String identity) throws GeneralSecurityException {
        byte[] recordKey = mac(Arrays.copyOf(head, 1 + SALT));
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] nonce = Arrays.copyOfRange(head, 1 + SALT, HEAD);
            cipher.init(mode, new SecretKeySpec(recordKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(identity.getBytes(StandardCharsets.UTF_8));
            return cipher;
        } finally {
            Arrays.fill(recordKey, (byte) 0);
        }
    }

    private byte[] mac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256", e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "CaseKey";
    }

    /** A record does not open: another key, another place, or changed bytes. */
    static final class SealBrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        SealBrokenException(String identity) {
            super(identity);
        }
    }
}
