package cn.suyuan.intake;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a bag lies: at the root of its container or in one single top folder. */
final class BagRoot {
    private static final Pattern MANIFEST = Pattern.compile("(tag)?manifest-([A-Za-z0-9_-]+)\\.txt");

    private BagRoot() {}

    /** The single top folder that holds the bag, with its slash; empty where the bag is at the root or there is none. */
    static Optional<String> topFolder(List<String> paths) {
        if (isBag(paths, "")) {
            return Optional.empty();
        }
        TreeSet<String> tops = new TreeSet<>();
        for (String path : paths) {
            // Archives made on a Mac carry a shadow folder beside the real one.
            if (!path.startsWith("__MACOSX/") && !path.equals(".DS_Store")) {
                int slash = path.indexOf('/');
                tops.add(slash < 0 ? "" : path.substring(0, slash + 1));
            }
        }
        return tops.size() == 1 && !tops.first().isEmpty() && isBag(paths, tops.first())
                ? Optional.of(tops.first())
                : Optional.empty();
    }

    /** Whether a bag lies at the root; one that lacks {@code bagit.txt} is recognised by manifest and payload. */
    static boolean isBag(Collection<String> paths) {
        return isBag(paths, "");
    }

    private static boolean isBag(Collection<String> paths, String prefix) {
        if (paths.contains(prefix + "bagit.txt")) {
            return true;
        }
        boolean payload = paths.stream().anyMatch(p -> p.startsWith(prefix + "data/"));
        return payload
                && paths.stream()
                        .filter(p -> p.startsWith(prefix + "manifest-"))
                        .anyMatch(p ->
                                manifestAlgorithm(p.substring(prefix.length())).isPresent());
    }

    /** The algorithm that a manifest or tag manifest is named after, lower case; empty for other files. */
    static Optional<String> manifestAlgorithm(String path) {
        Matcher matcher = MANIFEST.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(2).toLowerCase(java.util.Locale.ROOT)) : Optional.empty();
    }

    static boolean isTagManifest(String path) {
        return path.startsWith("tagmanifest-") && manifestAlgorithm(path).isPresent();
    }

    static boolean isPayloadManifest(String path) {
        return path.startsWith("manifest-") && manifestAlgorithm(path).isPresent();
    }
}
