package cn.suyuan.ui.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A line of XML in colours: names, attributes, values, remarks. */
final class XmlLine {
    private static final Pattern TOKEN = Pattern.compile("(?<remark><!--.*?(?:-->|$)|<\\?.*?\\?>|<!\\[?[A-Z]+)"
            + "|(?<tag></?[\\w.:-]+|/?>)|(?<attribute>[\\w.:-]+(?==[\"']))|(?<value>\"[^\"]*\"|'[^']*')");
    /** A line of attributes whose element began on a line before. */
    private static final Pattern CONTINUED = Pattern.compile("\\s*[\\w.:-]+=[\"']");

    private static final List<String> KINDS = List.of("remark", "tag", "attribute", "value");

    private XmlLine() {}

    /**
     * A piece of a line.
     *
     * @param text text
     * @param kind {@code remark}, {@code tag}, {@code attribute}, {@code value}, or {@code text}
     */
    record Piece(String text, String kind) {}

    /** The pieces of a line; joined they are the line. */
    static List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher token = TOKEN.matcher(line);
        int done = 0;
        boolean inside = CONTINUED.matcher(line).lookingAt();
        while (token.find()) {
            String kind = KINDS.stream()
                    .filter(k -> token.group(k) != null)
                    .findFirst()
                    .orElse("text");
            // quoted text between elements is text, not the value of an attribute
            boolean apart = (kind.equals("value") || kind.equals("attribute")) && !inside;
            if (token.start() > done) {
                pieces.add(new Piece(line.substring(done, token.start()), "text"));
            }
            pieces.add(new Piece(token.group(), apart ? "text" : kind));
            if (kind.equals("tag")) {
                inside = !token.group().endsWith(">");
            }
            done = token.end();
        }
        if (done < line.length()) {
            pieces.add(new Piece(line.substring(done), "text"));
        }
        return pieces;
    }

    static Node node(String line) {
        HBox box = new HBox();
        for (Piece piece : pieces(line)) {
            Label label = new Label(TablePane.visible(piece.text()));
            label.getStyleClass().addAll("mono", "xml-" + piece.kind());
            label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            box.getChildren().add(label);
        }
        return box;
    }
}
