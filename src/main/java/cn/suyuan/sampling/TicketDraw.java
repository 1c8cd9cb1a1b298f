package cn.suyuan.sampling;

import cn.suyuan.sampling.AuditSample.Commitment;
import cn.suyuan.sampling.AuditSample.Fraction;
import cn.suyuan.sampling.AuditSample.Stratum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The ticket draw TDS-1 (sampling.md): every device gets a ticket by hashing, the smallest tickets are drawn. */
public final class TicketDraw {

    private static final String NAME = "TDS-1";
    private static final Pattern HEX_64 = Pattern.compile("[0-9a-f]{64}");

    private final HashFunction hash;

    public TicketDraw(HashFunction hash) {
        this.hash = hash;
    }

    /**
     * How much to draw.
     *
     * @param fraction share of each stratum
     * @param minimum least number in a stratum, capped by its size
     * @param atLeast larger numbers for single strata (extension after a failure)
     * @param unavailable devices that cannot be inspected; they are passed over and stay on record
     */
    public record Plan(Fraction fraction, int minimum, Map<String, Integer> atLeast, Set<String> unavailable) {
        public Plan {
            atLeast = Map.copyOf(atLeast);
            unavailable = Set.copyOf(unavailable);
        }

        /** One tenth, at least one of each stratum, everything available (clause 7.2). */
        public static Plan tenPercent() {
            return new Plan(new Fraction(1, 10), 1, Map.of(), Set.of());
        }
    }

    /**
     * Where the seed comes from.
     *
     * @param seed seed, lower-case hex
     * @param commitments commitments in order of label, empty when one party gave the seed
     * @param publicText agreed public text, canonical
     */
    public record Seed(String seed, List<Commitment> commitments, String publicText) {
        public Seed {
            commitments = List.copyOf(commitments);
        }

        /** A seed given by one party; results say so. */
        public static Seed given(String hex) {
            return new Seed(requireHex("seed", hex), List.of(), "");
        }
    }

    /** Digest of the frame, which all commitments are bound to (step 2). */
    public String frameDigest(SamplingFrame frame) {
        StringBuilder text = new StringBuilder(prefix("frame"));
        frame.entries().stream()
                .map(SamplingFrame.Entry::line)
                .sorted(SamplingFrame.BY_BYTES)
                .forEach(text::append);
        return hash.hex(text.toString());
    }

    /**
     * Commitment of a party to its contribution (step 3).
     *
     * @param label party
     * @param frameDigest digest of the frame
     * @param contribution 64 lower-case hex digits, fresh and random
     */
    public String commitment(String label, String frameDigest, String contribution) {
        requireHex("contribution of " + label, contribution);
        return hash.hex(prefix("commit") + label + "\n" + frameDigest + "\n" + contribution + "\n");
    }

    /** Seed from the revealed contributions by label and the public text (step 4). */
    public Seed seed(String frameDigest, Map<String, String> contributions, String publicText) {
        String agreed = SamplingFrame.canonicalText(publicText);
        List<String> labels =
                contributions.keySet().stream().sorted(SamplingFrame.BY_BYTES).toList();
        StringBuilder text =
                new StringBuilder(prefix("seed")).append(frameDigest).append('\n');
        List<Commitment> commitments = new ArrayList<>();
        for (String label : labels) {
            String contribution = contributions.getOrDefault(label, "");
            commitments.add(new Commitment(label, commitment(label, frameDigest, contribution)));
            text.append(label).append(':').append(contribution).append('\n');
        }
        text.append("public:").append(agreed).append('\n');
        return new Seed(hash.hex(text.toString()), commitments, agreed);
    }

    /** Ticket of a device (step 5). */
    public String ticket(String seed, String stratum, String instrumentNo) {
        return hash.hex(prefix("ticket") + seed + "\n" + stratum + "\t" + instrumentNo + "\n");
    }

    /** All devices of a stratum in the order of their tickets. */
    public List<String> order(String seed, String stratum, List<String> instrumentNos) {
        record Drawn(String ticket, String instrumentNo) {}
        return instrumentNos.stream()
                .map(no -> new Drawn(ticket(seed, stratum, no), no))
                .sorted(Comparator.comparing(Drawn::ticket).thenComparing(Drawn::instrumentNo, SamplingFrame.BY_BYTES))
                .map(Drawn::instrumentNo)
                .toList();
    }

    /** Draws (step 6). A larger fraction with the same seed contains the smaller sample. */
    public AuditSample draw(SamplingFrame frame, Seed seed, Plan plan) {
        List<Stratum> strata = new ArrayList<>();
        frame.strata().forEach((name, members) -> strata.add(drawStratum(seed.seed(), name, members, plan)));
        return new AuditSample(
                hash.name(),
                frameDigest(frame),
                seed.commitments(),
                seed.seed(),
                seed.publicText(),
                plan.fraction(),
                plan.minimum(),
                strata);
    }

    /**
     * Number to draw from a stratum: min(N, max(minimum, ⌈N·num/den⌉)), in whole numbers.
     *
     * @param size devices in the stratum, at least 1
     * @param fraction share
     * @param minimum least number
     */
    public static int sampleSize(int size, Fraction fraction, int minimum) {
        if (size < 1) {
            throw new IllegalArgumentException("a stratum has at least one device, not " + size);
        }
        long product = (long) size * fraction.numerator();
        long share = (product + fraction.denominator() - 1) / fraction.denominator();
        return (int) Math.min(size, Math.max(minimum, share));
    }

    private Stratum drawStratum(String seed, String name, List<String> members, Plan plan) {
        int share = sampleSize(members.size(), plan.fraction(), plan.minimum());
        int wanted = Math.min(members.size(), Math.max(share, plan.atLeast().getOrDefault(name, 0)));
        List<String> selected = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (String no : order(seed, name, members)) {
            if (selected.size() == wanted) {
                break;
            }
            (plan.unavailable().contains(no) ? skipped : selected).add(no);
        }
        return new Stratum(name, members.size(), wanted, selected, skipped, wanted - selected.size());
    }

    private String prefix(String step) {
        return NAME + "|" + hash.name() + "|" + step + "\n";
    }

    private static String requireHex(String what, String hex) {
        if (!HEX_64.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    what + ": expected 64 lower-case hex digits, found " + hex.length() + " characters");
        }
        return hex;
    }
}
