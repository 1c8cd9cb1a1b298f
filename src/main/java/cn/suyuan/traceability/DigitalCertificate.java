package cn.suyuan.traceability;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A digital calibration certificate (DCC) as it was read.
 *
 * @param file path inside the pack
 * @param schemaVersion version of the schema as written, such as {@code 3.1.2}
 * @param number unique identifier
 * @param period first and last day of the work, and the day of issue where it is given
 * @param laboratory who calibrated
 * @param items what was calibrated
 * @param results measurement results with their uncertainties, in the order of the document
 * @param standards measurement standards used, with their certificates
 * @param embedded documents inside the certificate
 */
public record DigitalCertificate(
        String file,
        String schemaVersion,
        String number,
        Period period,
        Laboratory laboratory,
        List<Item> items,
        List<Result> results,
        List<StandardLink> standards,
        List<Embedded> embedded) {

    public DigitalCertificate {
        items = List.copyOf(items);
        results = List.copyOf(results);
        standards = List.copyOf(standards);
        embedded = List.copyOf(embedded);
    }

    /**
     * Days of the work.
     *
     * @param received day of receipt
     * @param begin first day of performance
     * @param end last day of performance
     * @param issued day of issue
     */
    public record Period(
            Optional<LocalDate> received,
            Optional<LocalDate> begin,
            Optional<LocalDate> end,
            Optional<LocalDate> issued) {}

    /**
     * Who calibrated.
     *
     * @param name name as written
     * @param code accreditation or laboratory code, empty where missing
     */
    public record Laboratory(String name, String code) {}

    /**
     * What was calibrated.
     *
     * @param name name, Chinese or English where the certificate has them
     * @param manufacturer maker
     * @param model model
     * @param identifications numbers by who gave them: {@code manufacturer}, {@code customer}, {@code
     *     calibrationLaboratory}, {@code owner}, {@code other}
     */
    public record Item(String name, String manufacturer, String model, List<Identification> identifications) {
        public Item {
            identifications = List.copyOf(identifications);
        }

        /** The number that somebody gave it, empty where there is none. */
        public String numberBy(String issuer) {
            return identifications.stream()
                    .filter(i -> i.issuer().equals(issuer))
                    .map(Identification::value)
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * A number of a thing.
     *
     * @param issuer who gave it
     * @param value number as written
     */
    public record Identification(String issuer, String value) {}

    /**
     * A result, or a list of results of one quantity.
     *
     * @param name name of the quantity
     * @param kind type of reference as the certificate says, such as {@code basic_measurementError}
     * @param values values as written
     * @param unit unit in plain signs, or as written where it is not known
     * @param uncertainties expanded uncertainties, one for all values or one for each; empty where none is stated
     * @param coverageFactor k
     * @param coverageProbability p as a fraction
     */
    public record Result(
            String name,
            String kind,
            List<String> values,
            String unit,
            List<BigDecimal> uncertainties,
            Optional<BigDecimal> coverageFactor,
            Optional<BigDecimal> coverageProbability) {
        public Result {
            values = List.copyOf(values);
            uncertainties = List.copyOf(uncertainties);
        }

        /** The largest stated uncertainty. */
        public Optional<BigDecimal> largest() {
            return uncertainties.stream().max(BigDecimal::compareTo);
        }
    }

    /**
     * A measurement standard used and the way to its certificate.
     *
     * @param name name of the standard
     * @param identifications its numbers
     * @param certificateNo number of its certificate, empty where not named
     * @param procedure how the link is bound: name of a digest, {@code analogue}, or empty
     * @param digest digest as written
     * @param state whether the link holds
     * @param document file of the pack it leads to, empty where none
     */
    public record StandardLink(
            String name,
            List<Identification> identifications,
            String certificateNo,
            String procedure,
            String digest,
            LinkState state,
            String document) {
        public StandardLink {
            identifications = List.copyOf(identifications);
        }
    }

    /** Whether the link to the certificate of a standard holds. */
    public enum LinkState {
        /** The document is in the pack and has the stated digest. */
        HASH_MATCHES,
        /** The document of that number has another digest. */
        HASH_DIFFERS,
        /** A document or entry of that number is in the pack; nothing binds the two. */
        NUMBER_ONLY,
        /** The certificate is on paper. */
        ANALOGUE,
        /** Nothing in the pack answers to it. */
        MISSING;

        /** The word of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A document inside the certificate.
     *
     * @param name file name
     * @param mediaType media type as written
     * @param size bytes
     * @param sm3 SM3 digest
     */
    public record Embedded(String name, String mediaType, int size, String sm3) {}

    /** The result whose uncertainty speaks for the certificate: an error of measurement first, else the first with one. */
    public Optional<Result> leading() {
        Optional<Result> error = results.stream()
                .filter(r -> !r.uncertainties().isEmpty() && r.kind().contains("Error"))
                .findFirst();
        return error.or(
                () -> results.stream().filter(r -> !r.uncertainties().isEmpty()).findFirst());
    }
}
