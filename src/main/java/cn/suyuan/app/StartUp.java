package cn.suyuan.app;

import cn.suyuan.trust.CryptographySelfTest;
import java.util.ArrayList;
import java.util.List;

/**
 * What the program found out about itself before it judges anything: the known answers of GB/T 32905 and GB/T 32918.5.
 *
 * @param fit whether all known answers came out; otherwise nothing may be judged
 * @param lines what has to be said, each a message key followed by its arguments; usually nothing
 */
public record StartUp(boolean fit, List<List<String>> lines) {
    public StartUp {
        lines = lines.stream().map(List::copyOf).toList();
    }

    static StartUp made() {
        CryptographySelfTest.Outcome outcome = CryptographySelfTest.outcome();
        List<List<String>> lines = new ArrayList<>();
        if (outcome.slower()) {
            lines.add(List.of("app.start.slower"));
        }
        if (!outcome.failures().isEmpty()) {
            lines.add(List.of("app.start.unfit", String.join("; ", outcome.failures())));
        }
        return new StartUp(outcome.failures().isEmpty(), lines);
    }
}
