package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.rule.RulePackFiles;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Everything that a workbench works with; made by {@link Wiring} alone.
 *
 * @param evidence files in
 * @param paper reports out
 * @param pipeline verification, recomputation, judgement
 * @param shipped files of the rule pack that ships with the program
 * @param clock the only clock
 * @param chance the only source of chance
 * @param derivation cost of the passphrase of new cases
 */
record Doors(
        EvidenceDoor evidence,
        PaperDoor paper,
        AuditPipeline pipeline,
        RulePackFiles shipped,
        Clock clock,
        SecureRandom chance,
        KeyDerivation derivation) {

    /** Today in China, where the standard applies. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(8));
    }
}
