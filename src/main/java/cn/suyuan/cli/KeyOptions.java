package cn.suyuan.cli;

import cn.suyuan.app.KeySource;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which key signs: a file (PKCS#12, PEM) or a PKCS#11 token. The password or PIN is asked for each time, or in a file. */
final class KeyOptions {

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "key")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "key-certificate")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--token", paramLabel = "LIBRARY", descriptionKey = "token")
    private Optional<Path> token = Optional.empty();

    @Option(names = "--slot", paramLabel = "N", descriptionKey = "token-slot")
    private int slot;

    @Option(names = "--label", paramLabel = "TEXT", descriptionKey = "token-label")
    private String label = "";

    @Option(names = "--key-password-file", paramLabel = "F", descriptionKey = "key-password-file")
    private Optional<Path> passwordFile = Optional.empty();

    /**
     * The key, with its password or PIN, which is the caller's to wipe.
     *
     * @throws WorkbenchException where none or two are named, or the password file cannot be read
     */
    KeySource source(Desk desk) throws WorkbenchException {
        if (key.isPresent() == token.isPresent()) {
            throw new WorkbenchException("cli.key.one", List.of());
        }
        char[] secret = new Passphrases(desk).forKey(passwordFile);
        return token.isPresent()
                ? new KeySource.Token(token.get(), slot, label, secret)
                : new KeySource.KeyFile(key.orElseThrow(), certificate, secret);
    }

    /** The secret of a key, to be wiped. */
    static char[] secret(KeySource source) {
        return source instanceof KeySource.Token token ? token.pin() : ((KeySource.KeyFile) source).password();
    }
}
