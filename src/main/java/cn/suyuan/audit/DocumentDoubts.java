package cn.suyuan.audit;

import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityTables;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignatureDoubt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Certificates whose own document carries a signature that does not hold, or was changed after it, are doubtful rows. */
final class DocumentDoubts {

    private static final String ASPECT = "signature";
    /** What reading the document alone may have said of its signature; the judgement with all revisions says it better. */
    private static final Set<String> REPLACED = Set.of(ASPECT, "changed_after_signing");

    private DocumentDoubts() {}

    /** The tables with what the signatures of the documents say against their rows. */
    static TraceabilityTables added(TraceabilityTables tables, StreamEvidence evidence) {
        Map<String, DocumentContradiction> doubts = new LinkedHashMap<>();
        for (SignatureCheck check : evidence.documentSignatures()) {
            Optional<ReasonCode> doubt = SignatureDoubt.of(check);
            if (doubt.isPresent()) {
                String file = file(check.place());
                certificate(tables, file)
                        .ifPresent(row -> doubts.putIfAbsent(
                                row.certificateNo() + "\t" + file, contradiction(row, file, doubt.get())));
            }
        }
        if (doubts.isEmpty()) {
            return tables;
        }
        List<DocumentContradiction> all = new ArrayList<>();
        for (DocumentContradiction old : tables.documentContradictions()) {
            boolean replaced = REPLACED.contains(old.aspect())
                    && doubts.values().stream()
                            .anyMatch(doubt -> doubt.file().equals(old.file())
                                    || doubt.file().endsWith("/" + old.file()));
            if (!replaced) {
                all.add(old);
            }
        }
        all.addAll(doubts.values());
        return new TraceabilityTables(
                tables.certificates(), tables.plan(), tables.authorities(), all, tables.digital());
    }

    private static String file(String place) {
        int entry = place.lastIndexOf('#');
        return entry < 0 ? place : place.substring(0, entry);
    }

    private static Optional<TraceabilityCertificate> certificate(TraceabilityTables tables, String file) {
        return tables.certificates().stream().filter(row -> row.names(file)).findFirst();
    }

    private static DocumentContradiction contradiction(TraceabilityCertificate row, String file, ReasonCode doubt) {
        String detail = "{trust.doubt." + doubt.name().toLowerCase(Locale.ROOT) + "}";
        return new DocumentContradiction(row.certificateNo(), file, ASPECT, "", detail);
    }
}
