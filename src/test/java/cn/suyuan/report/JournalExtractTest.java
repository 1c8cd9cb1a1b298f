package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JournalExtractTest {

    private static final Instant TIME = Instant.parse("2026-03-18T01:00:00Z");

    private static JournalEntry entry(long seq, String previous) {
        return new JournalEntry(
                seq, TIME, "林示例", ActKind.ANSWER_GIVEN, new TreeMap<>(Map.of("text", "第" + seq + "条")), previous);
    }

    private static String line(JournalEntry entry) {
        return "{\"seq\":" + entry.seq() + ",\"time\":\"" + entry.time() + "\",\"actor\":\"" + entry.actor()
                + "\",\"kind\":\"" + entry.kind().wireName() + "\",\"content\":{\"text\":\"" + entry.value("text")
                + "\"},\"previous\":\"" + entry.previous() + "\",\"digest\":\"" + entry.digest() + "\"}\n";
    }

    @Test
    void a_changed_or_missing_entry_is_named() {
        JournalEntry first = entry(1, JournalEntry.BEGINNING);
        JournalEntry second = entry(2, first.digest());
        String whole = line(first) + line(second);
        assertThat(JournalExtract.read(bytes(whole)).firstBroken()).isEmpty();
        assertThat(JournalExtract.read(bytes(whole.replace("第2条", "第3条"))).firstBroken())
                .contains(2);
        assertThat(JournalExtract.read(bytes(line(second))).firstBroken()).contains(1);
        assertThat(JournalExtract.read(bytes("no json")).firstBroken()).contains(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
