package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.intake.PlainCsv;
import cn.suyuan.report.JsonReport;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.sampling.SamplingFrame;
import cn.suyuan.sampling.TicketDraw;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws a sample from a population file, and checks a draw again. */
public final class Sampling {

    private static final Pattern FRACTION = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

    private final JsonReport json = new JsonReport();

    /**
     * What is drawn.
     *
     * @param seed seed that one party gives; empty where contributions make it
     * @param contributions by label
     * @param publicText agreed public text
     * @param fraction share of each stratum, such as {@code 1/10}
     * @param minimum least number in a stratum
     * @param hash {@code sha256} or {@code sm3}
     * @param unavailable devices that cannot be inspected
     * @param atLeast larger numbers for single strata (extension)
     */
    public record Wish(
            String seed,
            SortedMap<String, String> contributions,
            String publicText,
            String fraction,
            int minimum,
            String hash,
            Set<String> unavailable,
            Map<String, Integer> atLeast) {
        public Wish {
            atLeast = Map.copyOf(atLeast);
            unavailable = Set.copyOf(unavailable);
        }
    }

    /** Draws; a population with a row that cannot stand in a frame is refused with its row named. */
    public Answer draw(Path population, Wish wish) throws WorkbenchException {
        AuditSample sample = sample(population, wish);
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("cli.sample.frame", Integer.toString(sample.populationSize()), sample.frameDigest()));
        sample.commitments().forEach(c -> lines.add(List.of("cli.sample.commitment", c.label(), c.digest())));
        if (!sample.commitments().isEmpty()) {
            lines.add(List.of("cli.sample.compare_commitments"));
        }
        lines.add(List.of(
                sample.commitments().isEmpty() ? "cli.sample.seed_one_party" : "cli.sample.seed", sample.seed()));
        sample.strata()
                .forEach(s -> lines.add(List.of(
                        "cli.sample.stratum",
                        s.name(),
                        Integer.toString(s.size()),
                        Integer.toString(s.selected().size()),
                        String.join(" ", s.selected()))));
        return new Answer(
                json.sample(sample, wish.contributions()),
                lines,
                sample.strata().stream().anyMatch(s -> s.shortfall() > 0));
    }

    /**
     * A party's commitment, on any machine: bound to the frame of the population, or to a frame digest that was told.
     *
     * @param population population file; empty where the digest is given
     * @param frameDigest digest of the frame, 64 hex; empty where the population is given
     * @param label party
     * @param contribution its contribution, 64 hex, to be kept secret until all have committed
     * @param hash {@code sha256} or {@code sm3}
     */
    public Answer commitment(
            Optional<Path> population, String frameDigest, String label, String contribution, String hash)
            throws WorkbenchException {
        TicketDraw tickets = AuditPipeline.sampling(hash);
        String frame = population.isPresent() ? tickets.frameDigest(frame(population.get())) : frameDigest;
        try {
            String commitment = tickets.commitment(label, frame, contribution);
            return new Answer(
                    JsonReport.object(Map.of(
                            "label",
                            label,
                            "hash",
                            hash,
                            "frame_digest",
                            frame,
                            "contribution",
                            contribution,
                            "commitment",
                            commitment)),
                    List.of(
                            List.of("cli.sample.commit_frame", frame),
                            List.of("cli.sample.committed", label, commitment),
                            List.of("cli.sample.keep_secret", contribution)),
                    false);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException("app.bad_contribution", List.of(label), e);
        }
    }

    /**
     * Draws again from what a document of a draw says, and compares: frame digest, tickets, sizes, and where the
     * contributions are told also the commitments and the seed.
     */
    public Answer verify(Path document, Path population) throws WorkbenchException {
        try {
            JsonNode told = new ObjectMapper().readTree(Files.readString(document));
            AuditSample drawn = sample(population, wish(told));
            SortedMap<String, String> contributions = texts(told.path("contributions"));
            JsonNode again = new ObjectMapper().readTree(json.sample(drawn, contributions));
            boolean same = again.path("strata").equals(told.path("strata"))
                    && again.path("frame_digest").equals(told.path("frame_digest"))
                    && again.path("seed").equals(told.path("seed"));
            boolean fair = contributions.isEmpty() || again.path("commitments").equals(told.path("commitments"));
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of(same ? "cli.sample.agrees" : "cli.sample.differs"));
            lines.add(List.of(
                    contributions.isEmpty()
                            ? "cli.sample.seed_not_rechecked"
                            : fair ? "cli.sample.commitments_fit" : "cli.sample.commitments_broken"));
            if (!contributions.isEmpty()) {
                drawn.commitments().forEach(c -> lines.add(List.of("cli.sample.commitment", c.label(), c.digest())));
                lines.add(List.of("cli.sample.compare_commitments"));
            }
            return new Answer(
                    JsonReport.object(Map.of(
                            "agrees",
                            same && fair,
                            "seed_rechecked",
                            !contributions.isEmpty(),
                            "commitments_fit",
                            fair)),
                    lines,
                    !same || !fair);
        } catch (JsonProcessingException e) {
            throw new WorkbenchException("app.not_a_draw", List.of(document.toString()), e);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(document.toString()), e);
        }
    }

    private static Wish wish(JsonNode told) {
        Set<String> skipped = new TreeSet<>();
        told.path("strata").forEach(s -> s.path("skipped").forEach(no -> skipped.add(no.asText())));
        Map<String, Integer> atLeast = new TreeMap<>();
        told.path("extended")
                .properties()
                .forEach(f -> atLeast.put(f.getKey(), f.getValue().asInt()));
        SortedMap<String, String> contributions = texts(told.path("contributions"));
        return new Wish(
                contributions.isEmpty() ? told.path("seed").asText() : "",
                contributions,
                told.path("public").asText(),
                told.path("fraction").asText("1/10"),
                told.path("minimum").asInt(1),
                told.path("hash").asText("sha256"),
                skipped,
                atLeast);
    }

    private static SortedMap<String, String> texts(JsonNode object) {
        SortedMap<String, String> texts = new TreeMap<>();
        object.properties().forEach(f -> texts.put(f.getKey(), f.getValue().asText()));
        return texts;
    }

    private static AuditSample.Fraction fraction(String text) throws WorkbenchException {
        Matcher parts = FRACTION.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(1)) > Integer.parseInt(parts.group(2))) {
            throw new WorkbenchException("app.bad_fraction", List.of(text));
        }
        return new AuditSample.Fraction(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    private static AuditSample sample(Path population, Wish wish) throws WorkbenchException {
        SamplingFrame frame = frame(population);
        TicketDraw tickets = AuditPipeline.sampling(wish.hash());
        TicketDraw.Plan plan =
                new TicketDraw.Plan(fraction(wish.fraction()), wish.minimum(), wish.atLeast(), wish.unavailable());
        try {
            TicketDraw.Seed seed = wish.seed().isEmpty()
                    ? tickets.seed(tickets.frameDigest(frame), wish.contributions(), wish.publicText())
                    : TicketDraw.Seed.given(wish.seed().toLowerCase(Locale.ROOT));
            return tickets.draw(frame, seed, plan);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException("app.bad_seed", List.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static SamplingFrame frame(Path population) throws WorkbenchException {
        try {
            List<SamplingFrame.Entry> rows = new ArrayList<>();
            for (Map<String, String> row : PlainCsv.rows(Files.readString(population, StandardCharsets.UTF_8))) {
                rows.add(new SamplingFrame.Entry(
                        row.getOrDefault("stratum", "all"), row.getOrDefault("instrument_no", "")));
            }
            SamplingFrame.Reading reading = SamplingFrame.read(rows);
            if (reading.frame().isEmpty()) {
                SamplingFrame.RefusedRow first = reading.refused().get(0);
                throw new WorkbenchException(
                        "app.bad_frame." + first.refusal().name().toLowerCase(Locale.ROOT),
                        List.of(population.toString(), Integer.toString(first.row() + 1), first.text()));
            }
            return reading.frame().get();
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(population.toString()), e);
        }
    }
}
