package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.KeySource;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private KeyPassword password = new KeyPassword();

    /** What is done under a signature. */
    interface Signed {
        Answer by(KeySource source) throws WorkbenchException;
    }

    /**
     * Acts with the key; its password or PIN is wiped afterwards.
     *
     * @throws WorkbenchException where none or two are named, or the password file cannot be read
     */
    Answer sign(Desk desk, Signed act) throws WorkbenchException {
        if (key.isPresent() == token.isPresent()) {
            throw new WorkbenchException("cli.key.one", List.of());
        }
        return password.around(
                desk,
                true,
                secret -> act.by(
                        token.isPresent()
                                ? new KeySource.Token(token.get(), slot, label, secret)
                                : new KeySource.KeyFile(key.orElseThrow(), certificate, secret)));
    }
}
