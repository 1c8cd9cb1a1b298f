package cn.suyuan.ui;

import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.kit.Words;

/** Asks for the reason and marks a device or datum as key, or takes the mark away. */
public final class KeyMark {
    private KeyMark() {}

    /**
     * Asks and acts.
     *
     * @param subject {@code instrument:…}, {@code activity:…} or {@code factor:…}
     * @param name what it is, for people
     * @param isKey whether it is key now
     */
    public static void ask(Session session, String subject, String name, boolean isKey) {
        Words words = session.words();
        String which = isKey ? "key.unmark" : "key.mark";
        session.sheets()
                .text(
                        words.of(which + ".title", name),
                        words.of(which + ".about"),
                        "",
                        words.of(which),
                        reason -> session.perform(new Act.MarkKey(subject, !isKey, reason)));
    }
}
