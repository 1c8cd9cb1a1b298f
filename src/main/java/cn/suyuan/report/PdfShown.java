package cn.suyuan.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * What one revision of a PDF shows, part by part, each with a digest of all objects it draws on; and the indirect objects
 * that are reached on the way.
 */
final class PdfShown {
    /** Keys that lead upwards or carry nothing that is seen. */
    private static final Set<COSName> NOT_SHOWN = Set.of(
            COSName.PARENT,
            COSName.P,
            COSName.getPDFName("StructParent"),
            COSName.getPDFName("StructParents"),
            COSName.METADATA,
            COSName.getPDFName("LastModified"),
            COSName.getPDFName("PieceInfo"));

    /** Parts of the catalog that signing itself may touch, or that are looked at part by part. */
    private static final Set<String> OF_SIGNING = Set.of(
            "Type",
            "Pages",
            "AcroForm",
            "DSS",
            "Perms",
            "Extensions",
            "Version",
            "Metadata",
            "StructTreeRoot",
            "MarkInfo");

    /** Pictures of signature fields. */
    static final String SEALED = "/sealed/";

    private static final int DEEPEST = 200;

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Set<COSObjectKey> objects = new LinkedHashSet<>();
    private final Map<String, Boolean> signatureFields = new TreeMap<>();

    private PdfShown() {}

    /** Looks at all pages, annotations, form fields and the catalog. */
    static PdfShown of(PDDocument document) throws IOException {
        PdfShown shown = new PdfShown();
        COSBase root = document.getDocument().getTrailer().getItem(COSName.ROOT);
        if (root instanceof COSObject object && object.getKey() != null) {
            shown.objects.add(object.getKey());
            shown.parts.put("catalog", String.valueOf(object.getKey()));
        }
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        for (COSName key : catalog.keySet()) {
            if (!OF_SIGNING.contains(key.getName())) {
                shown.put("catalog/" + key.getName(), catalog.getItem(key));
            }
        }
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            shown.page("page" + number, page);
        }
        shown.parts.put("pages", Integer.toString(number));
        COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        if (form != null) {
            shown.put("form-description", form.getItem(COSName.XFA));
            shown.fields("form", form.getCOSArray(COSName.FIELDS), "", "", 0);
        }
        return shown;
    }

    Map<String, String> parts() {
        return parts;
    }

    /** Indirect objects that the shown parts draw on. */
    Set<COSObjectKey> objects() {
        return objects;
    }

    /** Signature fields by name, and whether each is signed. */
    Map<String, Boolean> signatureFields() {
        return signatureFields;
    }

    private void page(String name, PDPage page) throws IOException {
        COSDictionary dictionary = page.getCOSObject();
        parts.put(name + "/size", page.getMediaBox() + " " + page.getCropBox() + " " + page.getRotation());
        put(name + "/contents", dictionary.getItem(COSName.CONTENTS));
        if (page.getResources() != null) {
            COSDictionary resources = page.getResources().getCOSObject();
            for (COSName category : resources.keySet()) {
                if (resources.getDictionaryObject(category) instanceof COSDictionary named) {
                    for (COSName key : named.keySet()) {
                        put(name + "/resources/" + category.getName() + "/" + key.getName(), named.getItem(key));
                    }
                }
            }
        }
        for (COSName other : Set.of(COSName.AA, COSName.getPDFName("Tabs"), COSName.getPDFName("UserUnit"))) {
            put(name + "/" + other.getName(), dictionary.getItem(other));
        }
        COSArray annotations = dictionary.getCOSArray(COSName.ANNOTS);
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            annotation(name, annotations.get(i), i);
        }
    }

    private void annotation(String page, COSBase entry, int index) throws IOException {
        COSBase resolved = entry instanceof COSObject object ? object.getObject() : entry;
        if (!(resolved instanceof COSDictionary annotation)) {
            return;
        }
        String kind = annotation.getNameAsString(COSName.SUBTYPE, "").toLowerCase(Locale.ROOT);
        boolean signature = kind.equals("widget") && "Sig".equals(inherited(annotation, COSName.FT));
        String name = kind.equals("widget") ? "field " + fullName(annotation) : kind + " " + index;
        if (signature) {
            // its place is compared; its picture may change once, when it is signed
            PDRectangle place = new PDAnnotationWidget(annotation).getRectangle();
            if (place != null && place.getWidth() != 0 && place.getHeight() != 0) {
                parts.put(page + "/signature/" + name, place.toString());
                put(page + SEALED + name, annotation.getItem(COSName.AP));
            }
        } else {
            put(page + "/annotation/" + name, entry);
        }
    }

    private void fields(String path, @Nullable COSArray fields, String type, String above, int depth)
            throws IOException {
        if (fields == null || depth > DEEPEST) {
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!(fields.getObject(i) instanceof COSDictionary field)) {
                continue;
            }
            String own = field.getString(COSName.T, "");
            String name = above.isEmpty() ? own : own.isEmpty() ? above : above + "." + own;
            String kind = field.getNameAsString(COSName.FT, type);
            COSArray kids = field.getCOSArray(COSName.KIDS);
            if ("Sig".equals(kind) && kids == null) {
                signatureFields.put(name, field.getDictionaryObject(COSName.V) != null);
            } else if (field.getItem(COSName.V) != null) {
                put(path + "/" + name, field.getItem(COSName.V));
            }
            fields(path, kids, kind == null ? "" : kind, name, depth + 1);
        }
    }

    private static @Nullable String inherited(COSDictionary field, COSName key) {
        COSDictionary at = field;
        for (int i = 0; at != null && i < DEEPEST; i++) {
            if (at.getNameAsString(key) != null) {
                return at.getNameAsString(key);
            }
            at = at.getCOSDictionary(COSName.PARENT);
        }
        return null;
    }

    private static String fullName(COSDictionary field) {
        StringBuilder name = new StringBuilder();
        COSDictionary at = field;
        for (int i = 0; at != null && i < DEEPEST; i++) {
            String own = at.getString(COSName.T);
            if (own != null) {
                name.insert(0, name.length() == 0 ? own : own + ".");
            }
            at = at.getCOSDictionary(COSName.PARENT);
        }
        return name.toString();
    }

    /** Notes a part; what resolves to nothing is not shown. */
    private void put(String part, @Nullable COSBase value) throws IOException {
        COSBase resolved = value instanceof COSObject object ? object.getObject() : value;
        if (resolved == null || resolved instanceof COSNull) {
            return;
        }
        SHA256Digest digest = new SHA256Digest();
        feed(value, digest, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        parts.put(part, Hex.toHexString(out));
    }

    private void feed(@Nullable COSBase base, SHA256Digest digest, Set<COSBase> seen, int depth) throws IOException {
        if (base instanceof COSObject object) {
            if (object.getKey() != null) {
                objects.add(object.getKey());
            }
            feed(object.getObject(), digest, seen, depth);
        } else if (base instanceof COSArray array) {
            text(digest, "[" + array.size());
            for (int i = 0; i < array.size() && depth < DEEPEST && (i > 0 || seen.add(base)); i++) {
                feed(array.get(i), digest, seen, depth + 1);
            }
        } else if (base instanceof COSDictionary dictionary) {
            if (COSName.PAGE.equals(dictionary.getCOSName(COSName.TYPE))) {
                text(digest, "page"); // a destination; pages are looked at one by one
                return;
            }
            text(digest, "<");
            if (seen.add(base) && depth < DEEPEST) {
                dictionary(dictionary, digest, seen, depth);
            }
        } else if (base instanceof COSString string) {
            text(digest, "(" + string.toHexString());
        } else {
            text(digest, String.valueOf(base));
        }
    }

    private void dictionary(COSDictionary dictionary, SHA256Digest digest, Set<COSBase> seen, int depth)
            throws IOException {
        Map<String, COSName> sorted = new TreeMap<>();
        dictionary.keySet().stream()
                .filter(key -> !NOT_SHOWN.contains(key))
                .forEach(key -> sorted.put(key.getName(), key));
        for (Map.Entry<String, COSName> entry : sorted.entrySet()) {
            text(digest, "/" + entry.getKey());
            feed(dictionary.getItem(entry.getValue()), digest, seen, depth + 1);
        }
        if (dictionary instanceof COSStream stream) {
            try (InputStream in = stream.createRawInputStream()) {
                byte[] buffer = new byte[1 << 15];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
        }
    }

    private static void text(SHA256Digest digest, String text) {
        byte[] bytes = (text + "\u0000").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        digest.update(bytes, 0, bytes.length);
    }
}
