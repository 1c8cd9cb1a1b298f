package cn.suyuan.report;

import cn.suyuan.trust.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/** The published attacks on signed PDFs, each made from a small signed certificate. */
public enum PdfAttack {
    UNIVERSAL_FORGERY(ReasonCode.PDF_UNIVERSAL_FORGERY) {
        @Override
        public byte[] on(byte[] signed) {
            return PdfSamples.overwrite(signed, "/ByteRange", "/ByteRang_");
        }
    },
    INCREMENTAL_SAVING(ReasonCode.PDF_INCREMENTAL_SAVING) {
        @Override
        public byte[] on(byte[] signed) throws IOException {
            return PdfSamples.update(signed, document -> {
                PDPage page = document.getPage(0);
                COSStream other = document.getDocument().createCOSStream();
                try (var out = other.createOutputStream()) {
                    out.write("BT /F1 12 Tf 72 700 Td (Error 0.02 %) Tj ET".getBytes(StandardCharsets.US_ASCII));
                }
                page.getCOSObject().setItem(COSName.CONTENTS, other);
                return Set.of(page.getCOSObject());
            });
        }
    },
    SIGNATURE_WRAPPING(ReasonCode.PDF_SIGNATURE_WRAPPING) {
        @Override
        public byte[] on(byte[] signed) {
            String text = new String(signed, StandardCharsets.ISO_8859_1);
            int[] range = range(text);
            String value = text.substring(range[1], range[2]).replaceFirst("0{200}>$", ">");
            String more = value + "/ByteRange [0 " + range[1] + " ";
            int second = range[2] + 400;
            String wrapped = text.substring(0, range[1]) + more + second + " " + range[3] + "] /Note (other content)";
            wrapped += " ".repeat(second - wrapped.length()) + text.substring(range[2]);
            return wrapped.getBytes(StandardCharsets.ISO_8859_1);
        }
    },
    SHADOW_HIDE(ReasonCode.PDF_SHADOW_HIDE) {
        @Override
        public byte[] on(byte[] signed) throws IOException {
            return PdfSamples.update(signed, document -> {
                COSDictionary page = document.getPage(0).getCOSObject();
                page.getCOSDictionary(COSName.RESOURCES).removeItem(COSName.XOBJECT);
                return Set.of(page, page.getCOSDictionary(COSName.RESOURCES));
            });
        }
    },
    SHADOW_REPLACE(ReasonCode.PDF_SHADOW_REPLACE) {
        @Override
        public byte[] on(byte[] signed) throws IOException {
            return PdfSamples.update(signed, document -> {
                COSDictionary fonts =
                        document.getPage(0).getResources().getCOSObject().getCOSDictionary(COSName.FONT);
                COSDictionary font =
                        fonts.getCOSDictionary(fonts.keySet().iterator().next());
                font.setName(COSName.BASE_FONT, "ZapfDingbats");
                return Set.of(font);
            });
        }
    },
    SHADOW_HIDE_AND_REPLACE(ReasonCode.PDF_SHADOW_HIDE_AND_REPLACE) {
        @Override
        public byte[] on(byte[] signed) throws IOException {
            return PdfSamples.update(signed, document -> {
                COSDictionary page = document.getPage(0).getCOSObject();
                page.setItem(COSName.CONTENTS, page.getItem(PdfSamples.HIDDEN));
                return Set.of(page);
            });
        }
    };

    private static final Pattern RANGE = Pattern.compile("/ByteRange ?\\[([^]]*)]");

    private final ReasonCode code;

    PdfAttack(ReasonCode code) {
        this.code = code;
    }

    /** The name under which it is to be rejected. */
    public ReasonCode code() {
        return code;
    }

    /** The attack on a signed file. */
    public abstract byte[] on(byte[] signed) throws IOException;

    /** The attack on the small certificate. */
    public byte[] made() throws IOException {
        return on(signed());
    }

    /** The small certificate as it was signed. */
    public static byte[] signed() throws IOException {
        return PdfSamples.sign(PdfSamples.unsigned());
    }

    private static int[] range(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no byte range");
        }
        return Arrays.stream(matcher.group(1).strip().split("\\s+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
