package cn.suyuan.rule;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a rule pack by name, with its manifest and signature where it has them; they travel and are kept as one
 * ZIP.
 *
 * @param files bytes by file name, without folders
 */
public record RulePackFiles(SortedMap<String, byte[]> files) {

    /** Digests of all other files: {@code <SM3 hex>  <name>}, a line each. */
    public static final String MANIFEST = "manifest-sm3.txt";

    /** Detached CMS signature over the manifest. */
    public static final String SIGNATURE = MANIFEST + ".p7s";

    /** Time of all entries: the first that a ZIP can hold. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    public RulePackFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * The files of a source as its index names them, the index among them.
     *
     * @throws IllegalArgumentException where the source lacks one of them
     */
    public static RulePackFiles of(RuleSource source) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        byte[] index = source.bytes(RuleSource.INDEX).orElseThrow(() -> new IllegalArgumentException("no index"));
        files.put(RuleSource.INDEX, index);
        new String(index, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.startsWith("#"))
                .forEach(name -> files.put(
                        name,
                        source.bytes(name)
                                .orElseThrow(() -> new IllegalArgumentException("no " + name + " beside the index"))));
        return new RulePackFiles(files);
    }

    /** The bytes of a file, empty where there is none of that name. */
    public Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The same as a source of rules. */
    public RuleSource source() {
        return this::bytes;
    }

    /** The same with one more file, or with another one under that name. */
    public RulePackFiles with(String name, byte[] bytes) {
        SortedMap<String, byte[]> more = new TreeMap<>(files);
        more.put(name, bytes);
        return new RulePackFiles(more);
    }

    /** One ZIP of all files, in the order of their names. */
    public byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toByteArray();
    }

    /** The files of a ZIP that {@link #zip} made; a ZIP from outside comes in through the door for packs instead. */
    public static RulePackFiles ofZip(byte[] bytes) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return new RulePackFiles(files);
    }
}
