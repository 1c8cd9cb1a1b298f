package cn.suyuan.report;

import java.time.OffsetDateTime;

/**
 * What is shown where a signature stands.
 *
 * @param signer name of the person
 * @param time claimed signing time
 * @param language language of the words around them
 */
public record SignatureStatement(String signer, OffsetDateTime time, ReportLanguage language) {}
