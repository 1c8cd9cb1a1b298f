package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.CaseMerging;
import cn.suyuan.app.CaseWork;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.CaseMerge;
import cn.suyuan.audit.PackDelivery.Relation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code case show|replay|export|import|merge}. */
final class CaseCommand {

    private CaseCommand() {}

    /** What all three share: the file and its passphrase. */
    abstract static class OnCase extends DeskCommand {

        @Parameters(index = "0", paramLabel = "CASE", descriptionKey = "case-file")
        private Path file = Path.of("");

        @Option(names = "--passphrase-file", paramLabel = "F", descriptionKey = "passphrase-file")
        private Optional<Path> passphraseFile = Optional.empty();

        OnCase(Desk desk) {
            super(desk);
        }

        @Override
        final int run() throws WorkbenchException {
            if (!Files.exists(file)) { // before anybody is asked for a passphrase
                throw new WorkbenchException("app.file_unreadable", List.of(file.toString()));
            }
            char[] passphrase = new Passphrases(desk()).forCase(passphraseFile);
            try {
                return terminal()
                        .print(
                                answer(
                                        desk().wiring()
                                                .caseWork(terminal().messages().language()),
                                        file,
                                        passphrase),
                                json());
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }

        abstract Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException;
    }

    /** Shows what a case is and its journal. */
    @Command(name = "show")
    static final class Show extends OnCase {
        Show(Desk desk) {
            super(desk);
        }

        @Override
        Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException {
            return work.show(caseFile, passphrase, terminal().progress());
        }
    }

    /** Derives everything anew and compares with what was reported. */
    @Command(name = "replay")
    static final class Replay extends OnCase {
        Replay(Desk desk) {
            super(desk);
        }

        @Override
        Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException {
            return work.replay(caseFile, passphrase, terminal().progress());
        }
    }

    /** Writes report, results and journal into a folder. */
    @Command(name = "export")
    static final class Export extends OnCase {

        @Option(names = "--out", required = true, paramLabel = "DIR", descriptionKey = "out")
        private Path out = Path.of("");

        Export(Desk desk) {
            super(desk);
        }

        @Override
        Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException {
            return work.export(caseFile, passphrase, out, terminal().progress());
        }
    }

    /** Imports a pack into a case; a later one replaces or completes what is there. */
    @Command(name = "import")
    static final class Import extends OnCase {

        @Parameters(index = "1", paramLabel = "PACK", descriptionKey = "pack")
        private Path pack = Path.of("");

        @Option(names = "--as", paramLabel = "replaces|completes", descriptionKey = "import-as")
        private Optional<Relation> relation = Optional.empty();

        @Option(names = "--by", paramLabel = "NAME", descriptionKey = "import-by")
        private String actor = "";

        Import(Desk desk) {
            super(desk);
        }

        @Override
        Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException {
            return work.take(
                    caseFile,
                    passphrase,
                    new CaseWork.Arrival(pack, relation, actor),
                    terminal().progress());
        }
    }

    /** Makes one case file of two auditors' copies; asks where both decided on the same. */
    @Command(name = "merge")
    static final class Merge extends DeskCommand {

        @Parameters(index = "0", paramLabel = "CASE", descriptionKey = "case-file")
        private Path ours = Path.of("");

        @Parameters(index = "1", paramLabel = "OTHER", descriptionKey = "other-case")
        private Path theirs = Path.of("");

        @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "merge-out")
        private Path out = Path.of("");

        @Option(names = "--take", paramLabel = "KEY=ours|theirs", descriptionKey = "merge-take")
        private Map<String, String> take = Map.of();

        @Option(names = "--by", paramLabel = "NAME", descriptionKey = "merge-by")
        private String actor = "";

        @Option(names = "--passphrase-file", paramLabel = "F", descriptionKey = "passphrase-file")
        private Optional<Path> passphraseFile = Optional.empty();

        Merge(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            Map<String, CaseMerge.Side> choices = new TreeMap<>();
            for (Map.Entry<String, String> choice : take.entrySet()) {
                choices.put(
                        choice.getKey(),
                        choice.getValue().equals("theirs") ? CaseMerge.Side.THEIRS : CaseMerge.Side.OURS);
            }
            char[] passphrase = new Passphrases(desk()).forCase(passphraseFile);
            try {
                Answer answer = desk().wiring()
                        .caseMerging()
                        .merge(
                                new CaseMerging.Request(ours, theirs, out, choices, actor),
                                passphrase,
                                terminal().progress());
                return terminal().print(answer, json());
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
    }
}
