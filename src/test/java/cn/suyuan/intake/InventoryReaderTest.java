package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.footprint.ActivityDatum;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class InventoryReaderTest {
    private static final Path LCA = Path.of("..", "shared", "interop", "lca");

    private static byte[] file(String name) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(LCA), "the published inventories are not on this machine");
        return Files.readAllBytes(LCA.resolve(name));
    }

    @Test
    void the_exchanges_of_a_published_openlca_process_become_activities() throws Exception {
        byte[] process = file("us-fpl-jsonld/processes/0fc3aa0c-865f-33b1-92d7-4db5ad1c8c1c.json");

        ImportedCase imported = EvidenceReaderTest.read(Map.of("lca/processes/chips.json", process));

        // 12 exchanges in the file, one of them the product itself
        assertThat(imported.footprint().activities()).hasSize(11);
        ActivityDatum power = imported.footprint().activities().get(1);
        assertThat(power.name()).isEqualTo("Electricity, at grid");
        assertThat(power.quantity().orElseThrow().value()).isEqualByComparingTo("0.154");
        assertThat(power.quantity().orElseThrow().unit()).isEqualTo("kWh");
        assertThat(power.operation()).isEqualTo(ActivityDatum.Operation.DECLARED);
        assertThat(imported.pack().problems()).extracting(ImportProblem::detail).contains("lca_taken");
    }

    @Test
    void an_ilcd_process_is_read_with_its_reference_flow() throws Exception {
        InventoryProcess process =
                InventoryReader.read(file("ilcd-process.xml")).orElseThrow();

        assertThat(process.exchanges()).hasSize(1);
        assertThat(process.exchanges().get(0).name()).isEqualTo("carcass meal");
        assertThat(process.exchanges().get(0).flow()).isEqualTo(InventoryProcess.Flow.REFERENCE);
    }

    @Test
    void ecospold_2_gives_activities_and_factors_with_their_uncertainty() throws Exception {
        String spold = """
            <ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold02"><activityDataset><activityDescription>
            <activity id="11112222-3333"><activityName xml:lang="en">heat production</activityName></activity>
            <geography><shortname>CN</shortname></geography><timePeriod startDate="2022-01-01" endDate="2022-12-31"/>
            </activityDescription><flowData>
            <intermediateExchange amount="1"><name>heat</name><unitName>MJ</unitName><outputGroup>0</outputGroup>
            </intermediateExchange>
            <intermediateExchange amount="0.03"><name>natural gas</name><unitName>m3</unitName>
            <uncertainty><lognormal meanValue="0.03" mu="-3.5" variance="0.0006"
            varianceWithPedigreeUncertainty="0.0025"/></uncertainty><inputGroup>5</inputGroup></intermediateExchange>
            <elementaryExchange amount="0.056"><name>Carbon dioxide, fossil</name><unitName>kg</unitName>
            <uncertainty><normal meanValue="0.056" variance="1e-6" varianceWithPedigreeUncertainty="1e-6"/>
            </uncertainty><outputGroup>4</outputGroup></elementaryExchange>
            </flowData></activityDataset></ecoSpold>
            """;
        ImportedCase imported = EvidenceReaderTest.read(Map.of("heat.spold", spold.getBytes(StandardCharsets.UTF_8)));

        assertThat(imported.footprint().activities()).hasSize(1);
        BigDecimal gas = imported.footprint().activities().get(0).relativeU95().orElseThrow();
        // (exp(1.96 · 0.05) − exp(−1.96 · 0.05)) / 2 = sinh(0.098)
        assertThat(gas.doubleValue()).isCloseTo(0.09815, within(1e-4));
        assertThat(imported.footprint().factors()).hasSize(1);
        assertThat(imported.footprint().factors().get(0).value().orElseThrow().unit())
                .isEqualTo("kg/MJ");
        // 1.96 · 0.001 / 0.056
        assertThat(imported.footprint()
                        .factors()
                        .get(0)
                        .relativeU95()
                        .orElseThrow()
                        .doubleValue())
                .isCloseTo(0.035, within(1e-4));
    }

    @Test
    void spreads_follow_their_distributions() {
        assertThat(StatedSpread.uniform(9, 11).orElseThrow().doubleValue()).isCloseTo(0.095, within(1e-9));
        // triangular 0.9 … 1.1 around 1: quantile 0.975 is 1.1 − √(0.025 · 0.2 · 0.1)
        assertThat(StatedSpread.triangular(0.9, 1, 1.1).orElseThrow().doubleValue())
                .isCloseTo(0.077639, within(1e-6));
        assertThat(StatedSpread.lognormal(0.5)).isEqualTo(Optional.empty());
        assertThat(InventoryReader.read("{\"@type\": \"Flow\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
