package cn.suyuan.sampledata;

import cn.suyuan.trust.CmsSigner.Identifiers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Manifests, signature and ZIP of a bag (RFC 8493), without a clock. */
final class Bag {
    private Bag() {}

    /** The ZIP of a bag with that payload (paths from {@code data/}), signed by the company. */
    static byte[] zip(Map<String, byte[]> payload, Keys keys, String identifier) {
        Map<String, byte[]> files = new TreeMap<>(payload);
        long size = payload.values().stream().mapToLong(b -> b.length).sum();
        Map<String, byte[]> tags = new TreeMap<>();
        tags.put("bagit.txt", text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        tags.put(
                "bag-info.txt",
                text("Source-Organization: " + Keys.COMPANY + "\nExternal-Identifier: " + identifier
                        + "\nBagging-Date: 2026-03-02\nBagIt-Profile-Identifier: urn:suyuan:evidence-pack:1\nPayload-Oxum: "
                        + size + "." + payload.size() + "\n"));
        tags.put("manifest-sm3.txt", manifest(files, true));
        tags.put("manifest-sha256.txt", manifest(files, false));
        byte[] sealed = manifest(tags, true);
        files.putAll(tags);
        files.put("tagmanifest-sm3.txt", sealed);
        files.put(
                "signatures/company.p7s",
                keys.company.signDetached(sealed, Keys.at("2026-03-02T10:30:00+08:00"), Identifiers.RFC_5652));
        return zip(files);
    }

    /** A ZIP whose bytes depend on its content only. */
    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(2026, 3, 2, 9, 0));
                out.putNextEntry(entry);
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] manifest(Map<String, byte[]> files, boolean sm3) {
        StringBuilder lines = new StringBuilder();
        files.forEach(
                (path, bytes) -> lines.append(HexFormat.of().formatHex(sm3 ? StreamFile.sm3(bytes) : sha256(bytes)))
                        .append("  ")
                        .append(path.replace("%", "%25"))
                        .append('\n'));
        return text(lines.toString());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
