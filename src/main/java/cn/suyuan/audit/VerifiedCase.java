package cn.suyuan.audit;

import cn.suyuan.evidence.StreamEvidence;

/**
 * Second station of a case: every digest, chain, seal and signature has its verdict.
 *
 * @param imported what came
 * @param evidence what was found of the pack's signatures, of streams, seals and anchors
 */
public record VerifiedCase(ImportedCase imported, StreamEvidence evidence) {}
