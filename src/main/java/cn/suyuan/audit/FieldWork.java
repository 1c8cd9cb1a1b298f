package cn.suyuan.audit;

import cn.suyuan.evidence.Attachment;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.ledger.SiteObservation.Nameplate;
import cn.suyuan.ledger.SiteObservation.Sighting;
import cn.suyuan.measure.Quantity;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the auditors saw and took in on site, from the entries that hold of the journal.
 *
 * @param observations one for each device, the last one given, in order of number
 * @param attachments photographs and files in the order in which they were taken in
 */
public record FieldWork(List<SiteObservation> observations, List<Attachment> attachments) {

    /** File name of references to entries of the journal; the row is the number of the entry. */
    public static final String JOURNAL = "journal";

    public FieldWork {
        observations = List.copyOf(observations);
        attachments = List.copyOf(attachments);
    }

    /** Nobody was on site yet. */
    public static FieldWork none() {
        return new FieldWork(List.of(), List.of());
    }

    /** Reads the entries of site work; what cannot be read is left out. */
    static FieldWork of(Journal journal) {
        List<Attachment> attachments = new ArrayList<>();
        Map<String, List<EvidenceReference>> pictures = new LinkedHashMap<>();
        for (JournalEntry entry : journal.of(ActKind.ATTACHMENT_KEPT)) {
            Attachment attachment = attachment(entry);
            attachments.add(attachment);
            pictures.computeIfAbsent(attachment.subject(), s -> new ArrayList<>())
                    .add(attachment.reference());
        }
        SortedMap<String, SiteObservation> observations = new TreeMap<>();
        for (JournalEntry entry : journal.of(ActKind.SITE_OBSERVED)) {
            observation(entry, pictures).ifPresent(o -> observations.put(o.instrumentNo(), o));
        }
        return new FieldWork(List.copyOf(observations.values()), attachments);
    }

    /** What was taken in about a subject, such as {@code instrument:E05}. */
    public List<Attachment> about(String subject) {
        return attachments.stream().filter(a -> a.subject().equals(subject)).toList();
    }

    /** Content of the journal entry of an observation. */
    public static SortedMap<String, String> contentOf(SiteObservation seen) {
        SortedMap<String, String> content = new TreeMap<>();
        content.put("instrument", seen.instrumentNo());
        content.put("sighting", seen.sighting().name().toLowerCase(java.util.Locale.ROOT));
        content.put("serial", seen.nameplate().serialNo());
        content.put("model", seen.nameplate().model());
        content.put("manufacturer", seen.nameplate().manufacturer());
        content.put("class", seen.nameplate().accuracyClass());
        content.put("location", seen.nameplate().location());
        content.put("label", seen.nameplate().label());
        content.put(
                "reading", seen.reading().map(r -> r.value().toPlainString()).orElse(""));
        content.put("unit", seen.reading().map(Quantity::unit).orElse(""));
        content.put("read_at", seen.readAt().map(OffsetDateTime::toString).orElse(""));
        content.put("remark", seen.remark());
        return content;
    }

    /**
     * Content of the journal entry of an attachment.
     *
     * @param name its file name without folders
     * @param sm3 digest of its bytes
     * @param size bytes
     * @param made when the file says it was made, or empty
     * @param subject what it shows
     * @param note the auditor's words
     */
    public static SortedMap<String, String> attachmentContent(
            String name, String sm3, long size, String made, String subject, String note) {
        SortedMap<String, String> content = new TreeMap<>();
        content.put("name", name);
        content.put("sm3", sm3);
        content.put("size", Long.toString(size));
        content.put("made", made);
        content.put("subject", subject);
        content.put("note", note);
        return content;
    }

    private static Attachment attachment(JournalEntry entry) {
        return new Attachment(
                String.format(java.util.Locale.ROOT, "%s%04d-%s", Attachment.FOLDER, entry.seq(), entry.value("name")),
                entry.value("sm3"),
                Written.whole(entry.value("size")).filter(n -> n >= 0).orElse(0L),
                entry.time(),
                entry.value("made"),
                entry.value("subject"),
                entry.actor(),
                entry.value("note"));
    }

    private static Optional<SiteObservation> observation(
            JournalEntry entry, Map<String, List<EvidenceReference>> pictures) {
        String no = entry.value("instrument");
        List<EvidenceReference> evidence = new ArrayList<>();
        evidence.add(new EvidenceReference(JOURNAL, Math.toIntExact(entry.seq()), entry.digest()));
        evidence.addAll(pictures.getOrDefault("instrument:" + no, List.of()));
        return Written.word(Sighting.class, entry.value("sighting"))
                .map(sighting -> new SiteObservation(
                        no,
                        sighting,
                        new Nameplate(
                                entry.value("serial"),
                                entry.value("model"),
                                entry.value("manufacturer"),
                                entry.value("class"),
                                entry.value("location"),
                                entry.value("label")),
                        number(entry.value("reading")).map(n -> new Quantity(n, entry.value("unit"))),
                        moment(entry.value("read_at")),
                        entry.value("remark"),
                        entry.actor(),
                        evidence));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> moment(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
