package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.CaseMerging;
import cn.suyuan.app.CaseWork;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.CaseMerge;
import cn.suyuan.audit.PackDelivery.Relation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code case show|replay|export|import|merge}. */
final class CaseCommand {

    private CaseCommand() {}

    /** What all share: the file and its passphrase. */
    abstract static class OnCase extends DeskCommand {

        @Parameters(index = "0", paramLabel = "CASE", descriptionKey = "case-file")
        private Path file = Path.of("");

        @Mixin
        private CasePassphrase passphrase = new CasePassphrase();

        OnCase(Desk desk) {
            super(desk);
        }

        @Override
        final int run() throws WorkbenchException {
            CaseWork work = desk().wiring().caseWork(terminal().messages().language());
            return terminal().print(passphrase.around(desk(), file, secret -> answer(work, file, secret)), json());
        }

        abstract Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException;
    }

    /** What is done to a case is done by somebody. */
    abstract static class Acting extends OnCase {

        @Option(names = "--by", paramLabel = "NAME", descriptionKey = "acting-by")
        private String actor = "";

        Acting(Desk desk) {
            super(desk);
        }

        /** Who acts, as the journal will say; may be empty. */
        final String actor() {
            return actor;
        }
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
    static final class Import extends Acting {

        @Parameters(index = "1", paramLabel = "PACK", descriptionKey = "pack")
        private Path pack = Path.of("");

        @Option(names = "--as", paramLabel = "replaces|completes", descriptionKey = "import-as")
        private Optional<Relation> relation = Optional.empty();

        Import(Desk desk) {
            super(desk);
        }

        @Override
        Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException {
            return work.take(
                    caseFile,
                    passphrase,
                    new CaseWork.Arrival(pack, relation, actor()),
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

        @Mixin
        private CasePassphrase passphrase = new CasePassphrase();

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
            CaseMerging merging = desk().wiring().caseMerging();
            CaseMerging.Request request = new CaseMerging.Request(ours, theirs, out, choices, actor);
            return terminal()
                    .print(
                            passphrase.around(
                                    desk(),
                                    ours,
                                    secret -> merging.merge(
                                            request, secret, terminal().progress())),
                            json());
        }
    }
}
