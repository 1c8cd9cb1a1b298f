package cn.suyuan.audit;

import cn.suyuan.evidence.AuditScope;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.PackTables;
import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.traceability.TraceabilityTables;

/**
 * First station of a case: what came, and what was odd about it; nothing is verified or judged yet.
 *
 * @param inventory what lay in the container
 * @param pack every file with its state against the manifests, every problem met while reading
 * @param scope what is audited
 * @param tables tables that belong to no later room
 * @param ledger ledger and what hangs on it
 * @param traceability certificates and plan
 * @param footprint activities, factors, cross-checks
 */
public record ImportedCase(
        PackInventory inventory,
        EvidencePack pack,
        AuditScope scope,
        PackTables tables,
        LedgerTables ledger,
        TraceabilityTables traceability,
        FootprintTables footprint) {}
