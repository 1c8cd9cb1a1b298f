package cn.suyuan.report;

import cn.suyuan.audit.DrawnPopulation;

/** The frame that was drawn from, as {@code sample verify} takes it: {@code stratum,instrument_no}. */
public final class SampleTable {

    private SampleTable() {}

    /** The CSV file, lines ended by LF. */
    public static String of(DrawnPopulation population) {
        StringBuilder csv = new StringBuilder("stratum,instrument_no\n");
        for (String line : population.frame()) {
            int tab = line.indexOf('\t');
            csv.append(quoted(line.substring(0, tab)))
                    .append(',')
                    .append(quoted(line.substring(tab + 1)))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
