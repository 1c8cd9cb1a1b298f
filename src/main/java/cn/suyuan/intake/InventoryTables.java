package cn.suyuan.intake;

import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.intake.InventoryProcess.Exchange;
import cn.suyuan.intake.InventoryProcess.Flow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes processes of LCA tools over as rows of the activity and factor tables. */
final class InventoryTables {
    private static final int LARGEST = 32 << 20;
    private static final int MOST_FILES = 2_000;
    private static final int HEAD = 4096;

    private final PackInventory inventory;
    private final EvidenceContent content;
    private final Problems problems;
    private final List<TableRow> activities = new ArrayList<>();
    private final List<TableRow> factors = new ArrayList<>();

    InventoryTables(PackInventory inventory, EvidenceContent content, Problems problems) {
        this.inventory = inventory;
        this.content = content;
        this.problems = problems;
    }

    List<TableRow> activities() {
        return List.copyOf(activities);
    }

    List<TableRow> factors() {
        return List.copyOf(factors);
    }

    /**
     * Reads all processes of the pack.
     *
     * @param tables keys of the tables that came: rows are not mixed into a table that the company made itself
     */
    InventoryTables read(java.util.Set<String> tables) throws IOException {
        int looked = 0;
        int left = 0;
        for (PackInventory.Entry entry : inventory.entries()) {
            String lower = entry.path().toLowerCase(Locale.ROOT);
            boolean kind = lower.endsWith(".json") || lower.endsWith(".xml") || lower.endsWith(".spold");
            if (!kind || !looksLike(entry.path())) {
                continue;
            }
            if (looked == MOST_FILES) {
                left++;
                continue;
            }
            looked++;
            Optional<InventoryProcess> process =
                    PackFiles.read(content, entry.path(), LARGEST).flatMap(InventoryReader::read);
            if (process.isPresent()) {
                take(entry, process.get(), tables);
            } else {
                problems.file(entry.path(), Code.UNREADABLE, "lca_unreadable");
            }
        }
        if (left > 0) {
            problems.file("", Code.UNREADABLE, "lca_too_many", Integer.toString(MOST_FILES), Integer.toString(left));
        }
        return this;
    }

    private boolean looksLike(String path) throws IOException {
        Optional<InputStream> opened = content.open(path);
        if (opened.isEmpty()) {
            return false;
        }
        try (InputStream in = opened.get()) {
            return InventoryReader.mayBe(in.readNBytes(HEAD));
        }
    }

    private void take(PackInventory.Entry entry, InventoryProcess process, java.util.Set<String> tables) {
        Optional<Exchange> reference = process.exchanges().stream()
                .filter(e -> e.flow() == Flow.REFERENCE)
                .findFirst();
        String per = reference
                .map(Exchange::unit)
                .filter(u -> !u.isEmpty())
                .map(u -> "/" + u)
                .orElse("");
        if (process.exchanges().size() >= InventoryReader.MOST_EXCHANGES) {
            String most = Integer.toString(InventoryReader.MOST_EXCHANGES);
            problems.file(entry.path(), Code.UNREADABLE, "parts_limit", most);
        }
        int taken = 0;
        int row = 0;
        for (Exchange exchange : process.exchanges()) {
            row++;
            boolean activity = exchange.flow() == Flow.PRODUCT;
            boolean own = tables.contains(activity ? "activity" : "factors");
            if (exchange.flow() == Flow.REFERENCE || own || (!activity && exchange.input())) {
                continue;
            }
            Map<String, String> cells = cells(entry, process, exchange, activity, per);
            TableRow made = new TableRow(new EvidenceReference(entry.path(), row, entry.sm3()), "", cells);
            (activity ? activities : factors).add(made);
            taken++;
        }
        if (taken > 0) {
            problems.file(entry.path(), Code.CONVERTED, "lca_taken", process.name(), Integer.toString(taken));
        } else {
            boolean own = tables.contains("activity") || tables.contains("factors");
            problems.file(entry.path(), Code.AMBIGUOUS, own ? "lca_not_merged" : "lca_nothing", process.name());
        }
    }

    private static Map<String, String> cells(
            PackInventory.Entry entry, InventoryProcess process, Exchange exchange, boolean activity, String per) {
        String id = process.id().length() > 8 ? process.id().substring(0, 8) : process.id();
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(activity ? "activity_id" : "factor_id", id + "-" + exchange.number());
        cells.put("name", activity ? exchange.name() : process.name() + ": " + exchange.name());
        cells.put(activity ? "quantity" : "value", exchange.amount());
        cells.put("unit", activity || exchange.unit().isEmpty() ? exchange.unit() : exchange.unit() + per);
        exchange.relativeU95().ifPresent(u -> cells.put("relative_u95", u.toPlainString()));
        if (activity) {
            cells.put("operation", "declared");
            cells.put("location", process.region());
            cells.put("source", process.name() + " (" + entry.path() + ")");
        } else {
            cells.put("region", process.region());
            cells.put("year", process.year());
            cells.put("source", process.source());
        }
        return cells;
    }
}
