package cn.suyuan.report;

import cn.suyuan.audit.DrawnPopulation;
import java.util.ArrayList;
import java.util.List;

/** The frame that was drawn from, as {@code sample verify} takes it: {@code stratum,instrument_no}. */
public final class SampleTable {

    /** Name of the file. */
    static final String FILE = "population.csv";

    private SampleTable() {}

    /** Name of the file from which a supplement was drawn, counted from 1. */
    public static String supplementFile(int number) {
        return "population-supplement-" + number + ".csv";
    }

    /** The CSV file, lines ended by LF. */
    public static String of(DrawnPopulation population) {
        return of(population.frame());
    }

    /** The CSV file of lines {@code stratum TAB instrument_no}. */
    public static String of(List<String> frame) {
        StringBuilder csv = new StringBuilder("stratum,instrument_no\n");
        for (String line : frame) {
            int tab = line.indexOf('\t');
            csv.append(quoted(line.substring(0, tab)))
                    .append(',')
                    .append(quoted(line.substring(tab + 1)))
                    .append('\n');
        }
        return csv.toString();
    }

    /** The lines {@code stratum TAB instrument_no} of such a file, its heading left out. */
    static List<String> lines(String csv) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"' && quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                line.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n' && !quoted) {
                lines.add(line.toString());
                line.setLength(0);
            } else {
                line.append(c == ',' && !quoted ? '\t' : c);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines.isEmpty() ? lines : lines.subList(1, lines.size());
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
