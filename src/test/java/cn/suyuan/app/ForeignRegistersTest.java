package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.Progress;
import cn.suyuan.evidence.ColumnMapping.ColumnChoice;
import cn.suyuan.evidence.ColumnMapping.Part;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.RawSheet;
import cn.suyuan.intake.MappingAssistant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Registers of a calibration laboratory that are no ledgers of energy meters. */
class ForeignRegistersTest {
    private static final Path REGISTERS = Path.of("..", "shared", "interop", "equipment-register");

    private static Path file(String name) {
        Assumptions.assumeTrue(Files.isDirectory(REGISTERS), "the published registers are not on this machine");
        return REGISTERS.resolve(name);
    }

    @Test
    void nothing_is_taken_for_a_ledger_and_the_file_that_was_named_is_not_called_missing() throws Exception {
        for (String name : List.of("irradiance.xlsx", "register.xml", "equation.xml", "connections.xml")) {
            Answer answer = Wiring.standard()
                    .singleChecks()
                    .ledger(file(name), Optional.empty(), Optional.empty(), true, Progress.silent());

            assertThat(answer.lines()).as(name).contains(List.of("cli.ledger.none", name));
            assertThat(answer.lines()).as(name).noneMatch(line -> line.get(0).endsWith("ledger_missing"));
        }
    }

    @Test
    void columns_that_nobody_knows_are_shown_raw_and_kept_when_the_auditor_maps_one() throws Exception {
        byte[] book = Files.readAllBytes(file("irradiance.xlsx"));
        MappingAssistant assistant = new MappingAssistant();

        RawSheet raw = assistant.sheets("irradiance.xlsx", book, 100).get(0);
        assertThat(raw.name()).isEqualTo("2024-May");
        assertThat(raw.lines()).hasSize(11);
        assertThat(raw.lines().get(0).cells()).containsExactly("Wavelength", "Irradiance", "u(Irradiance)");
        assertThat(raw.lines().get(1).cells()).containsExactly("250", "0.01818", "0.02033");

        ColumnChoice chosen = new ColumnChoice("Wavelength", 1, List.of(new Part("instrument_no", "")), "");
        MappingProposal mapped = assistant.propose(
                "irradiance.xlsx",
                book,
                Optional.of(new TableMapping("ledger", "irradiance.xlsx", List.of(), 1, 1, List.of(chosen))));
        assertThat(mapped.rows()).isEqualTo(10);
        assertThat(mapped.after().get(0).cells())
                .containsEntry("instrument_no", "250")
                .containsEntry("Irradiance", "0.01818")
                .containsEntry("u(Irradiance)", "0.02033");
    }
}
