package cn.suyuan.cli;

import cn.suyuan.app.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Passphrase of a case that is there; wiped after its use. */
final class CasePassphrase {

    @Option(names = "--passphrase-file", paramLabel = "F", descriptionKey = "passphrase-file")
    private Optional<Path> from = Optional.empty();

    /** What is done with a passphrase. */
    interface Use<T> {
        T with(char[] passphrase) throws WorkbenchException;
    }

    /**
     * Does something with the passphrase of a case.
     *
     * @throws WorkbenchException where the case is not there, before anybody is asked for a passphrase, or no
     *     passphrase is given, and what the use throws
     */
    <T> T around(Desk desk, Path caseFile, Use<T> use) throws WorkbenchException {
        if (!Files.exists(caseFile)) {
            throw new WorkbenchException("app.file_unreadable", List.of(caseFile.toString()));
        }
        char[] passphrase = new Passphrases(desk).forCase(from);
        try {
            return use.with(passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }
}
