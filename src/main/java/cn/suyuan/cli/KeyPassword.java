package cn.suyuan.cli;

import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Password of a signing key or PIN of a token: the first line of a file, else asked for; wiped after its use. */
final class KeyPassword {

    @Option(
            names = {"--key-password-file", "--password-file"},
            paramLabel = "F",
            descriptionKey = "key-password-file")
    private Optional<Path> file = Optional.empty();

    /** What is done with a password. */
    interface Use<T> {
        T with(char[] password) throws WorkbenchException;
    }

    /**
     * Does something with the password.
     *
     * @param needed whether there is a key at all; without one nobody is asked and the password is empty
     * @throws WorkbenchException where the file cannot be read, and what the use throws
     */
    <T> T around(Desk desk, boolean needed, Use<T> use) throws WorkbenchException {
        char[] password = needed ? new Passphrases(desk).forKey(file) : new char[0];
        try {
            return use.with(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
