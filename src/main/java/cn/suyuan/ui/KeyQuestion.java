package cn.suyuan.ui;

import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;

/** Asks which key signs, a key file or a token, and for its password or PIN. */
public final class KeyQuestion {
    private static final List<String> KEYS = List.of("*.p12", "*.pfx", "*.pem", "*.key");
    private static final List<String> DRIVERS = List.of("*.dll", "*.so", "*.dylib");
    private final Session session;
    private final Words words;

    public KeyQuestion(Session session) {
        this.session = session;
        this.words = session.words();
    }

    /** What is done with a key that was named. */
    public interface Use {
        /**
         * @param key key file, or driver library of a token
         * @param token whether it is a token
         * @param secret password or PIN, to be wiped by who takes it
         */
        void with(Path key, boolean token, char[] secret);
    }

    /** Asks for file or token first. */
    public void ask(String title, Use use) {
        Button file = Parts.button(words.of("paper.sign.file"), "mdi2k-key-outline", () -> {
            session.sheets().close();
            file(use);
        });
        file.setId("key-file");
        Button token = Parts.button(words.of("paper.sign.token"), "mdi2u-usb-flash-drive-outline", () -> {
            session.sheets().close();
            token(use);
        });
        token.setId("key-token");
        session.sheets()
                .ask(
                        title,
                        Parts.column(Parts.text(words.of("paper.sign.wiped"), "muted"), Parts.flow(file, token)),
                        words.of("kit.sheet.ok"),
                        () -> false);
        file.requestFocus();
    }

    /** Asks for a key file and its password. */
    public void file(Use use) {
        session.files()
                .open(words.of("paper.sign.choose"), KEYS)
                .ifPresent(key -> secret(
                        words.of("paper.sign.secret", String.valueOf(key.getFileName())),
                        secret -> use.with(key, false, secret)));
    }

    /** Asks for the driver of a token and its PIN. */
    public void token(Use use) {
        session.files()
                .open(words.of("paper.sign.driver"), DRIVERS)
                .ifPresent(driver -> secret(words.of("paper.sign.pin"), secret -> use.with(driver, true, secret)));
    }

    private void secret(String title, java.util.function.Consumer<char[]> use) {
        session.sheets().secret(title, words.of("paper.sign.wiped"), false, use);
    }
}
