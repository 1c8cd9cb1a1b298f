package cn.suyuan.app;

import java.nio.file.Path;
import java.util.Optional;

/** Where a signing key comes from. Passwords and PINs are the caller's to wipe; none is ever stored. */
@SuppressWarnings("ArrayRecordComponent") // secrets, wiped by who made them
public sealed interface KeySource {

    /**
     * A key file: PKCS#12, or PEM with its certificate in the same file or in another.
     *
     * @param file key file
     * @param certificate certificate file, where a PEM key has it apart
     * @param password password; empty where there is none
     */
    record KeyFile(Path file, Optional<Path> certificate, char[] password) implements KeySource {
        @Override
        public String toString() {
            return "KeyFile";
        }
    }

    /**
     * A PKCS#11 token.
     *
     * @param library the maker's driver library
     * @param slot slot in the driver's list, from 0
     * @param label label of the key; empty for the first
     * @param pin PIN
     */
    record Token(Path library, int slot, String label, char[] pin) implements KeySource {
        @Override
        public String toString() {
            return "Token";
        }
    }
}
