package cn.suyuan.trust;

import java.util.Optional;

/** Whether a signature covers the whole of the thing it stands on, or which part of it. */
public record SignatureCoverage(Optional<String> part) {
    public static final SignatureCoverage WHOLE = new SignatureCoverage(Optional.empty());

    public static SignatureCoverage partly(String part) {
        return new SignatureCoverage(Optional.of(part));
    }

    public boolean whole() {
        return part.isEmpty();
    }

    /** The text of results.json. */
    public String text() {
        return part.map(p -> "part: " + p).orElse("whole");
    }
}
