package cn.suyuan.cli;

import cn.suyuan.app.WorkbenchException;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a passphrase comes from: a file (its first line), else the variable SUYUAN_PASSPHRASE, else the person at the
 * terminal, else, for a new case only, chance, told once on standard error.
 */
final class Passphrases {

    private static final String VARIABLE = "SUYUAN_PASSPHRASE";

    private final Desk desk;

    Passphrases(Desk desk) {
        this.desk = desk;
    }

    /** For a new case. */
    char[] forNewCase(Optional<Path> file) throws WorkbenchException {
        Optional<char[]> given = given(file);
        if (given.isPresent()) {
            return given.get();
        }
        char[] fresh = desk.wiring().freshPassphrase();
        desk.terminal().note("cli.passphrase.fresh", new String(fresh));
        return fresh;
    }

    /** For a case that is there. */
    char[] forCase(Optional<Path> file) throws WorkbenchException {
        Optional<char[]> given = given(file);
        if (given.isEmpty()) {
            throw new WorkbenchException("cli.passphrase.missing", List.of());
        }
        return given.get();
    }

    /** For a key file: a file, else SUYUAN_KEY_PASSWORD, else the person, else none at all. */
    char[] forKey(Optional<Path> file) throws WorkbenchException {
        if (file.isPresent()) {
            return firstLine(file.get());
        }
        Optional<char[]> given = fromEnvironment("SUYUAN_KEY_PASSWORD").or(() -> asked("cli.key_password.ask"));
        return given.orElse(new char[0]);
    }

    private Optional<char[]> given(Optional<Path> file) throws WorkbenchException {
        if (file.isPresent()) {
            return Optional.of(firstLine(file.get()));
        }
        return fromEnvironment(VARIABLE).or(() -> asked("cli.passphrase.ask"));
    }

    private static Optional<char[]> fromEnvironment(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(text -> !text.isEmpty())
                .map(String::toCharArray);
    }

    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on it is never null and reads from standard input
    private Optional<char[]> asked(String key) {
        Console console = System.console();
        if (console == null || !desk.terminal().interactive()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        console.readPassword("%s ", desk.terminal().messages().text(key)))
                .filter(typed -> typed.length > 0);
    }

    private static char[] firstLine(Path file) throws WorkbenchException {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw new WorkbenchException("cli.passphrase.empty", List.of(file.toString()));
            }
            return line.toCharArray();
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()));
        }
    }
}
