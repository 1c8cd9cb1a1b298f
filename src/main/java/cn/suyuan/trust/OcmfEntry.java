package cn.suyuan.trust;

import java.util.Optional;

/**
 * One signed meter record as a file gives it, unverified.
 *
 * @param place file, and number of the record in it
 * @param format format the file names, {@code OCMF} when it names none
 * @param record text {@code OCMF|payload|signature}
 * @param publicKey public key beside the record, in whatever encoding, where there is one
 */
public record OcmfEntry(String place, String format, String record, Optional<String> publicKey) {}
