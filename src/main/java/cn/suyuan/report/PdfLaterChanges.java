package cn.suyuan.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What happened to a PDF after one of its signatures: the signed revision and the file as it lies here are compared in
 * what they show. The attacks are told apart as Mladenov and others (CCS 2019) and Mainka and others (NDSS 2021) name
 * them: content changed by an update (incremental saving), something signed taken away (shadow hide), something existing
 * drawn otherwise (shadow replace), something signed but never shown brought forward (shadow hide and replace).
 *
 * @param kind what happened
 * @param parts the parts of the document that differ, as {@code page1/contents}; at most eight
 */
record PdfLaterChanges(Kind kind, List<String> parts) {

    private static final int MOST_PARTS = 8;

    /** What happened after a signature. */
    enum Kind {
        /** The signature reaches to the end of the file. */
        NOTHING,
        /** Signatures, time stamps and proofs for them were added; all that is shown is as it was. */
        SIGNED_AGAIN,
        /** Values of form fields were filled in. */
        FORM_FILLED,
        /** Something was laid over the pages: annotations, new visible signature fields. */
        ANNOTATED,
        /** Pages, contents or resources are others. */
        INCREMENTAL_SAVING,
        /** Something that was signed is not shown any more. */
        SHADOW_HIDE,
        /** Something that was signed is drawn otherwise. */
        SHADOW_REPLACE,
        /** Something lay unseen among the signed bytes and is shown now. */
        SHADOW_HIDE_AND_REPLACE,
        /** One of the two states of the file cannot be read. */
        UNREADABLE
    }

    PdfLaterChanges {
        parts = List.copyOf(parts);
    }

    /**
     * Compares the file with its first bytes.
     *
     * @param pdf whole file
     * @param end length of the signed revision, in bytes
     */
    static PdfLaterChanges after(byte[] pdf, int end) {
        if (end >= pdf.length) {
            return new PdfLaterChanges(Kind.NOTHING, List.of());
        }
        try (PDDocument before = Loader.loadPDF(Arrays.copyOf(pdf, end));
                PDDocument now = Loader.loadPDF(pdf)) {
            return compare(before.getDocument(), PdfShown.of(before), now.getDocument(), PdfShown.of(now), end);
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError unreadable) {
            return new PdfLaterChanges(Kind.UNREADABLE, List.of());
        }
    }

    private static PdfLaterChanges compare(
            COSDocument documentBefore, PdfShown before, COSDocument documentNow, PdfShown now, int end) {
        Set<String> differing = new TreeSet<>();
        Set<String> removed = new TreeSet<>();
        Set<String> added = new TreeSet<>();
        for (Map.Entry<String, String> part : before.parts().entrySet()) {
            if (signedLater(part.getKey(), before)) {
                continue;
            }
            String value = now.parts().get(part.getKey());
            if (value == null) {
                removed.add(part.getKey());
            } else if (!value.equals(part.getValue())) {
                differing.add(part.getKey());
            }
        }
        now.parts().keySet().stream()
                .filter(part -> !before.parts().containsKey(part) && !signedLater(part, before))
                .forEach(added::add);
        Set<String> all = new LinkedHashSet<>(differing);
        all.addAll(removed);
        all.addAll(added);
        List<String> named = all.stream().limit(MOST_PARTS).toList();
        if (all.isEmpty()) {
            return new PdfLaterChanges(Kind.SIGNED_AGAIN, List.of());
        }
        if (broughtForward(documentBefore, before, documentNow, now, end)) {
            return new PdfLaterChanges(Kind.SHADOW_HIDE_AND_REPLACE, named);
        }
        return new PdfLaterChanges(kind(differing, removed, added), named);
    }

    /** Whether a part is the picture of a signature field that was still open: it is made by signing. */
    private static boolean signedLater(String part, PdfShown before) {
        int at = part.indexOf(PdfShown.SEALED);
        if (at < 0) {
            return false;
        }
        String field = part.substring(at + PdfShown.SEALED.length()).replaceFirst("^field ", "");
        return !before.signatureFields().getOrDefault(field, false);
    }

    private static Kind kind(Set<String> differing, Set<String> removed, Set<String> added) {
        if (!removed.isEmpty() && added.isEmpty() && differing.stream().allMatch(PdfLaterChanges::holds)) {
            return Kind.SHADOW_HIDE;
        }
        if (removed.isEmpty() && added.isEmpty() && differing.stream().allMatch(PdfLaterChanges::drawing)) {
            return Kind.SHADOW_REPLACE;
        }
        Set<String> changed = new TreeSet<>(differing);
        changed.addAll(added);
        if (removed.isEmpty() && changed.stream().allMatch(PdfLaterChanges::ofForm)) {
            return changed.stream().anyMatch(part -> part.startsWith("form/")) ? Kind.FORM_FILLED : Kind.SHADOW_REPLACE;
        }
        if (removed.isEmpty() && differing.isEmpty() && added.stream().allMatch(PdfLaterChanges::laidOver)) {
            return Kind.ANNOTATED;
        }
        return Kind.INCREMENTAL_SAVING;
    }

    /** What has to be written anew when something is taken away. */
    private static boolean holds(String part) {
        return part.endsWith("/contents") || part.startsWith("catalog/OCProperties");
    }

    /** What draws the same content otherwise: fonts, and pictures of annotations that were there before. */
    private static boolean drawing(String part) {
        return part.contains("/resources/Font/")
                || part.contains("/resources/XObject/")
                || part.contains(PdfShown.SEALED)
                || (part.contains("/annotation/") && !part.contains("/annotation/field "));
    }

    private static boolean ofForm(String part) {
        return part.startsWith("form/") || part.contains("/annotation/field ");
    }

    private static boolean laidOver(String part) {
        return part.contains("/annotation/") || part.contains("/signature/");
    }

    /** Whether an object is shown now whose bytes lie among the signed ones, but which was not shown, or not there. */
    private static boolean broughtForward(
            COSDocument documentBefore, PdfShown before, COSDocument documentNow, PdfShown now, int end) {
        Map<COSObjectKey, Long> placesBefore = documentBefore.getXrefTable();
        Map<COSObjectKey, Long> placesNow = documentNow.getXrefTable();
        for (COSObjectKey key : now.objects()) {
            long place = place(placesNow, key);
            boolean signedBytes = place >= 0 && place < end;
            boolean moved = place != place(placesBefore, key);
            if (signedBytes && (moved || !before.objects().contains(key))) {
                return true;
            }
        }
        return false;
    }

    /** Offset of an object, or of the object stream that holds it; -1 where it is not known. */
    private static long place(Map<COSObjectKey, Long> places, COSObjectKey key) {
        Long place = places.get(key);
        if (place != null && place < 0) {
            place = places.get(new COSObjectKey(-place, 0));
        }
        return place == null ? -1 : place;
    }
}
