package cn.suyuan.app;

import cn.suyuan.trust.SecurityToken;
import cn.suyuan.trust.SigningKey;
import cn.suyuan.trust.SigningKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens keys for one use and closes them after it. */
final class ReportKeys {

    private static final String ARMOUR = "-----BEGIN ";

    private ReportKeys() {}

    /** What is done with an open key. */
    interface Use<T> {
        T with(SigningKey key) throws WorkbenchException;
    }

    /** Opens the key, uses it, closes it. */
    static <T> T use(KeySource source, Use<T> use) throws WorkbenchException {
        if (source instanceof KeySource.Token token) {
            return use(token, use);
        }
        KeySource.KeyFile file = (KeySource.KeyFile) source;
        try (SigningKey key = open(file)) {
            return use.with(key);
        } catch (SigningKeyException e) {
            throw new WorkbenchException(e.key(), List.of(file.file().toString()), e);
        }
    }

    private static <T> T use(KeySource.Token token, Use<T> use) throws WorkbenchException {
        String library = token.library().toString();
        try (SecurityToken open = SecurityToken.open(library, token.slot(), token.pin());
                SigningKey key = open.key(token.label())) {
            return use.with(key);
        } catch (SigningKeyException e) {
            throw new WorkbenchException(e.key(), List.of(library), e);
        }
    }

    private static SigningKey open(KeySource.KeyFile file) throws WorkbenchException, SigningKeyException {
        byte[] bytes = bytes(file.file());
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        if (!head.contains(ARMOUR)) {
            return SigningKey.open(bytes, file.password());
        }
        Optional<Path> beside = file.certificate().isPresent() ? file.certificate() : beside(file.file());
        return SigningKey.openPem(bytes, beside.isPresent() ? bytes(beside.get()) : new byte[0], file.password());
    }

    /** A certificate of the same name beside the key. */
    private static Optional<Path> beside(Path key) {
        String name = String.valueOf(key.getFileName()).replaceAll("\\.[^.]*$", "");
        return List.of(".crt", ".cer", ".cert.pem").stream()
                .map(ending -> key.resolveSibling(name + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static byte[] bytes(Path file) throws WorkbenchException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WorkbenchException("app.key_unreadable", List.of(file.toString()), e);
        }
    }
}
