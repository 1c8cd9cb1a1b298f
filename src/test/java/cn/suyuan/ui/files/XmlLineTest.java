package cn.suyuan.ui.files;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.ui.files.XmlLine.Piece;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class XmlLineTest {
    private static String kinds(String line) {
        return XmlLine.pieces(line).stream().map(Piece::kind).collect(Collectors.joining(" "));
    }

    @Test
    void the_pieces_of_a_line_are_the_line() {
        for (String line : new String[] {
            "<?xml version=\"1.0\"?>",
            "<a b='1'>t\"x\"</a>",
            "  xmlns:si=\"u\"",
            "<!-- a",
            "",
            "plain",
            "<",
            "a=\"<b>\""
        }) {
            assertThat(XmlLine.pieces(line).stream().map(Piece::text).collect(Collectors.joining()))
                    .isEqualTo(line);
        }
    }

    @Test
    void names_attributes_values_and_text_are_told_apart() {
        assertThat(kinds("<si:unit a=\"1\">\\metre \"x\"</si:unit>"))
                .isEqualTo("tag text attribute text value tag text text tag tag");
        assertThat(kinds("   xmlns:si=\"https://ptb.de/si\"")).isEqualTo("text attribute text value");
    }
}
