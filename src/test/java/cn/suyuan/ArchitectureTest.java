package cn.suyuan;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may use whom: the rooms of the house and one direction of dependency. */
class ArchitectureTest {

    private static final String BASE = "cn.suyuan.";
    private static final String D = "measure uncertainty chain trust evidence ledger traceability footprint sampling";

    private static final Map<String, String> MAY_USE = Map.ofEntries(
            Map.entry("measure", ""),
            Map.entry("chain", ""),
            Map.entry("sampling", ""),
            Map.entry("text", ""),
            Map.entry("uncertainty", "measure"),
            Map.entry("trust", "chain"),
            Map.entry("evidence", "chain trust measure"),
            Map.entry("ledger", "measure chain evidence"),
            Map.entry("traceability", "measure evidence ledger"),
            Map.entry("footprint", "measure uncertainty evidence ledger"),
            Map.entry("rule", D),
            Map.entry("finding", "rule evidence"),
            Map.entry("audit", D + " rule finding"),
            Map.entry("intake", D + " rule audit"),
            Map.entry("casefile", D + " rule finding audit"),
            Map.entry("report", D + " rule finding audit text"),
            Map.entry("app", D + " rule finding audit text intake casefile report"),
            Map.entry("cli", "app audit finding rule text"),
            Map.entry("ui", "app audit finding rule text " + D));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.suyuan");

    @Test
    void every_room_uses_only_the_rooms_below_it() {
        assertThat(classes.size()).isGreaterThan(100);
        Set<String> faults = new TreeSet<>();
        for (JavaClass from : classes) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName() + ".";
                if (target.startsWith(BASE) && !isAllowed(from, room(target))) {
                    faults.add(
                            from.getName() + " → " + dependency.getTargetClass().getName());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** The entry point alone opens the window. */
    private static boolean isAllowed(JavaClass from, String used) {
        String room = room(from.getPackageName() + ".");
        boolean entry = from.getName().equals("cn.suyuan.cli.Main") && used.equals("ui");
        return entry
                || room.equals(used)
                || Set.of(MAY_USE.getOrDefault(room, "").split(" ")).contains(used);
    }

    private static String room(String packageName) {
        String rest = packageName.length() < BASE.length() ? "" : packageName.substring(BASE.length());
        return rest.isEmpty() ? "" : rest.substring(0, rest.indexOf('.'));
    }
}
