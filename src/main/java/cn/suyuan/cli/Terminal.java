package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.Progress;
import cn.suyuan.text.Messages;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Both streams of the terminal, UTF-8 whatever the locale: results on one, progress and complaints on the other. */
final class Terminal {

    private static final long NANOS_BETWEEN_REPORTS = 100_000_000;

    private final PrintStream out;
    private final PrintStream err;
    private final Messages messages;
    private final boolean interactive;

    /**
     * @param interactive whether a person sees standard error
     */
    Terminal(PrintStream out, PrintStream err, Messages messages, boolean interactive) {
        this.out = out;
        this.err = err;
        this.messages = messages;
        this.interactive = interactive;
    }

    Messages messages() {
        return messages;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    boolean interactive() {
        return interactive;
    }

    /** Prints an answer and gives the exit code: 0, or 1 where it is negative. */
    int print(Answer answer, boolean json) {
        if (json) {
            out.print(answer.json());
        } else {
            answer.lines().forEach(line -> out.println(text(line)));
        }
        out.flush();
        return answer.negative() ? 1 : 0;
    }

    /** Prints a text as it is. */
    void raw(String text) {
        out.print(text);
    }

    /** Prints a message to standard output. */
    void say(String key, Object... arguments) {
        out.println(messages.text(key, arguments));
        out.flush();
    }

    /** Prints a message to standard error. */
    void note(String key, Object... arguments) {
        err.println(messages.text(key, arguments));
        err.flush();
    }

    /** Says why something did not happen; exit code 3. */
    int refuse(WorkbenchException e) {
        clearLine();
        err.println(messages.text(e.key(), e.arguments()));
        err.flush();
        return 3;
    }

    /** Progress on standard error where a person sees it. */
    Progress progress() {
        AtomicLong last = new AtomicLong(Long.MIN_VALUE);
        return new Progress() {
            @Override
            public void report(String step, long done, long total) {
                long now = System.nanoTime();
                long before = last.get();
                if (interactive && (before == Long.MIN_VALUE || now - before >= NANOS_BETWEEN_REPORTS)) {
                    if (last.compareAndSet(before, now)) {
                        String share = total > 0 ? " " + 100 * done / total + " %" : "";
                        err.print("\r\u001b[K" + messages.text("progress." + step) + share);
                        err.flush();
                    }
                }
            }

            @Override
            public boolean isCancelled() {
                return Thread.currentThread().isInterrupted();
            }
        };
    }

    void clearLine() {
        if (interactive) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private String text(List<String> line) {
        List<String> arguments = line.subList(1, line.size()).stream()
                .map(argument -> argument.startsWith("{") && argument.endsWith("}")
                        ? messages.text(argument.substring(1, argument.length() - 1))
                        : argument)
                .toList();
        return messages.text(line.get(0), arguments);
    }
}
