package cn.suyuan.cli;

import cn.suyuan.app.SingleChecks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every verification may be told: whom to trust, and which day it is. */
final class ViewOptions {

    @Option(names = "--trust", paramLabel = "DIR", descriptionKey = "trust")
    private Optional<Path> trust = Optional.empty();

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "as-of")
    private Optional<LocalDate> asOf = Optional.empty();

    SingleChecks.View view() {
        return new SingleChecks.View(trust, asOf);
    }
}
