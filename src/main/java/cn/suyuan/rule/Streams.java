package cn.suyuan.rule;

import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.footprint.ActivityDatum;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which streams enter the calculation: those that an activity names, with all their sources. */
public final class Streams {

    private Streams() {}

    /** Streams of the calculation, in the order of {@code streams.csv}; all streams where no activity names one. */
    public static List<VerifiedStream> inCalculation(CaseView view) {
        Map<String, StreamDeclaration> declarations = new TreeMap<>();
        for (VerifiedStream stream : view.facts().streams().streams()) {
            declarations.put(stream.stream(), stream.verification().declaration());
        }
        Deque<String> open = new ArrayDeque<>();
        for (ActivityDatum activity : view.facts().footprint().tables().activities()) {
            open.addAll(activity.streamIds());
        }
        Set<String> used = new TreeSet<>();
        while (!open.isEmpty()) {
            String next = open.pop();
            StreamDeclaration declaration = declarations.get(next);
            if (used.add(next) && declaration != null) {
                open.addAll(declaration.sources());
            }
        }
        List<VerifiedStream> all = view.facts().streams().streams();
        return used.isEmpty()
                ? all
                : all.stream().filter(s -> used.contains(s.stream())).toList();
    }

    /** Streams of an instrument. */
    public static List<VerifiedStream> of(String instrumentNo, CaseView view) {
        return view.facts().streams().streams().stream()
                .filter(s -> s.instrument().equals(instrumentNo))
                .toList();
    }

    /** Streams by instrument, for checks that go over many instruments. */
    public static Map<String, List<VerifiedStream>> byInstrument(CaseView view) {
        Map<String, List<VerifiedStream>> found = new TreeMap<>();
        for (VerifiedStream stream : view.facts().streams().streams()) {
            found.computeIfAbsent(stream.instrument(), i -> new ArrayList<>()).add(stream);
        }
        return found;
    }

    /** Where a stream can be seen: its readings file, or the table that declares it. */
    public static EvidenceReference place(VerifiedStream stream, CaseView view) {
        String file = stream.verification().file();
        return view.file(file.isEmpty() ? "data/streams.csv" : file);
    }

    /** A line of a stream's file as evidence. */
    public static EvidenceReference place(VerifiedStream stream, long line, CaseView view) {
        EvidenceReference whole = place(stream, view);
        return new EvidenceReference(whole.file(), (int) Math.max(0, Math.min(Integer.MAX_VALUE, line)), whole.sm3());
    }
}
