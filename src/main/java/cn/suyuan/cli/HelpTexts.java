package cn.suyuan.cli;

import cn.suyuan.text.Messages;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;

/** Help texts out of the wording: key {@code x} is {@code cli.help.x} there. */
final class HelpTexts extends ResourceBundle {

    private static final String PREFIX = "cli.help.";

    private final Messages messages;

    HelpTexts(Messages messages) {
        this.messages = messages;
    }

    @Override
    protected Object handleGetObject(String key) {
        return messages.raw(PREFIX + key);
    }

    @Override
    public boolean containsKey(String key) {
        return messages.has(PREFIX + key);
    }

    @Override
    public Enumeration<String> getKeys() {
        List<String> keys = messages.keys().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .toList();
        return Collections.enumeration(keys);
    }
}
