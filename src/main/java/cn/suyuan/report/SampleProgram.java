package cn.suyuan.report;

import cn.suyuan.sampling.AuditSample;
import cn.suyuan.sampling.TicketDraw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The draw again in fifteen lines of Python 3 (sampling.md): from the file of the frame and what the parties revealed to
 * the drawn devices, with nothing of this program. Lines are short and without indentation, to be copied from the page.
 */
final class SampleProgram {

    private SampleProgram() {}

    /**
     * The lines.
     *
     * @param sample what was drawn
     * @param contributions what the parties revealed, by label; empty where one party gave the seed
     * @param frame file with what was drawn from
     */
    static List<String> lines(AuditSample sample, SortedMap<String, String> contributions, String frame) {
        String hash = sample.hash();
        List<String> code = new ArrayList<>();
        code.add("import csv, hashlib, unicodedata");
        code.add("H = lambda s: hashlib.new('" + hash + "', s.encode()).hexdigest()");
        code.add("c = lambda s: unicodedata.normalize('NFC', s).strip(' \\t\\u00a0\\u3000')");
        code.add("f = [(c(s), c(i)) for s, i in list(csv.reader(open('" + frame + "', encoding='utf-8')))[1:]]");
        code.add("D = H('TDS-1|" + hash
                + "|frame\\n' + ''.join(sorted((s + '\\t' + i + '\\n' for s, i in f), key=str.encode)))");
        code.add("assert D == '" + sample.frameDigest() + "'");
        if (contributions.isEmpty()) {
            code.add("seed = '" + sample.seed() + "'");
        } else {
            code.add("seed = H('TDS-1|" + hash + "|seed\\n' + D + '\\n'");
            new TreeMap<>(contributions).forEach((label, r) -> code.add("+ " + quoted(label) + " + ':" + r + "\\n'"));
            code.add("+ 'public:' + " + quoted(sample.publicText()) + " + '\\n')");
        }
        code.add("T = lambda s, i: H('TDS-1|" + hash + "|ticket\\n' + seed + '\\n' + s + '\\t' + i + '\\n')");
        code.add("X, U = " + extended(sample) + ", " + skipped(sample));
        code.add("n = lambda s, N: min(N, max(" + sample.minimum() + ", -(-N * "
                + sample.fraction().numerator() + " // " + sample.fraction().denominator() + "), X.get(s, 0)))");
        code.add("g = {s: sorted((i for t, i in f if t == s), key=lambda i: T(s, i)) for s in {s for s, i in f}}");
        code.add("print({s: [i for i in m if i not in U][:n(s, len(m))] for s, m in sorted(g.items())})");
        return code;
    }

    /** Strata of which more was drawn than fraction and minimum ask, with the number asked for. */
    static Map<String, Integer> extension(AuditSample sample) {
        Map<String, Integer> larger = new TreeMap<>();
        for (AuditSample.Stratum stratum : sample.strata()) {
            if (stratum.wanted() > TicketDraw.sampleSize(stratum.size(), sample.fraction(), sample.minimum())) {
                larger.put(stratum.name(), stratum.wanted());
            }
        }
        return larger;
    }

    private static String extended(AuditSample sample) {
        List<String> members = new ArrayList<>();
        extension(sample).forEach((stratum, size) -> members.add(quoted(stratum) + ": " + size));
        return "{" + String.join(", ", members) + "}";
    }

    private static String skipped(AuditSample sample) {
        TreeSet<String> numbers = new TreeSet<>();
        sample.strata().forEach(s -> s.skipped().forEach(no -> numbers.add(quoted(no))));
        return "[" + String.join(", ", numbers) + "]";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
