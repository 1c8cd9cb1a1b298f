package cn.suyuan.report;

import cn.suyuan.audit.FieldWork;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.evidence.Attachment;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.report.AnnexSection.Column;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Annex: what was seen at devices on site beside what the ledger says, and every photograph and file with its digest. */
final class SiteAnnex {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final Wording wording;

    SiteAnnex(Wording wording) {
        this.wording = wording;
    }

    /** Nothing where nobody was on site. */
    List<AnnexSection> sections(JudgedCase judged) {
        FieldWork work = judged.evaluated().decisions().fieldWork();
        List<AnnexSection> sections = new ArrayList<>();
        if (!work.observations().isEmpty()) {
            sections.add(observations(judged, work));
        }
        if (!work.attachments().isEmpty()) {
            sections.add(attachments(work));
        }
        return sections;
    }

    private AnnexSection observations(JudgedCase judged, FieldWork work) {
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.instrument"), 2),
                new Column(wording.inline("evidence.site.sighting"), 2),
                new Column(wording.inline("evidence.site.serial"), 4),
                new Column(wording.inline("evidence.site.reading"), 4),
                new Column(wording.inline("evidence.site.remark"), 4));
        List<List<String>> rows = new ArrayList<>();
        for (SiteObservation seen : work.observations()) {
            Optional<MeasuringInstrument> listed =
                    judged.imported().ledger().ledger().find(seen.instrumentNo());
            String serial = listed.map(i -> i.identity().serialNo()).orElse("—");
            String read = seen.nameplate().serialNo();
            rows.add(List.of(
                    seen.instrumentNo(),
                    wording.inline("evidence.sighting." + seen.sighting().name().toLowerCase(Locale.ROOT)),
                    read.isBlank() ? "—" : wording.inline("evidence.site.compared", serial, read),
                    seen.reading()
                            .map(r -> r + "  " + seen.readAt().map(TIME::format).orElse(""))
                            .orElse("—"),
                    (seen.remark() + "  " + seen.by()).strip()));
        }
        return new AnnexSection(wording.inline("evidence.site.title"), List.of(), columns, rows, List.of());
    }

    private AnnexSection attachments(FieldWork work) {
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.file"), 4),
                new Column(wording.inline("evidence.kept.subject"), 3),
                new Column(wording.inline("evidence.kept.time"), 3),
                new Column("SM3", 5));
        List<List<String>> rows = new ArrayList<>();
        for (Attachment kept : work.attachments()) {
            rows.add(List.of(
                    kept.file().substring(Attachment.FOLDER.length())
                            + (kept.note().isBlank() ? "" : "（" + kept.note() + "）"),
                    kept.subject().substring(kept.subject().indexOf(':') + 1),
                    (kept.made().isEmpty() ? "" : wording.inline("evidence.kept.made", kept.made()) + " ")
                            + wording.inline("evidence.kept.taken", TIME.format(kept.kept()), kept.by()),
                    kept.sm3()));
        }
        return new AnnexSection(wording.inline("evidence.kept.title"), List.of(), columns, rows, List.of());
    }
}
