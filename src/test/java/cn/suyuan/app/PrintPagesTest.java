package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.print.PrinterException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintPagesTest {

    @Test
    void pages_are_read_as_people_write_them() {
        assertThat(PrintPages.read("", 3).orElseThrow()).containsExactly(1, 2, 3);
        assertThat(PrintPages.read("2", 3).orElseThrow()).containsExactly(2);
        assertThat(PrintPages.read("1-2，5、4", 6).orElseThrow()).containsExactly(1, 2, 4, 5);
    }

    @Test
    void a_missing_print_command_is_named_and_nothing_is_ever_called_null() {
        PrinterException wrapped = new PrinterException();
        wrapped.initCause(new IOException("Cannot run program \"/usr/bin/lpr\": error=2"));
        assertThat(PaperPrinting.refused(wrapped).key()).isEqualTo("app.no_lpr");
        assertThat(PaperPrinting.refused(new PrinterException()).arguments()).containsExactly("PrinterException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "3-1", "1-", "a", "1,,2", "-1", "99999999999"})
    void what_names_no_page_is_no_choice(String text) {
        assertThat(PrintPages.read(text, 3)).isEmpty();
    }
}
