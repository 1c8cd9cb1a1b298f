package cn.suyuan.trust;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of the key register {@code keys.csv}, with the bytes of the certificate file.
 *
 * @param certificate bytes of the certificate file, absent when the file is missing
 * @param validFrom first valid day at UTC+08:00
 * @param validUntil last valid day at UTC+08:00
 */
public record KeyRow(
        String keyId,
        String holder,
        Optional<byte[]> certificate,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil) {}
