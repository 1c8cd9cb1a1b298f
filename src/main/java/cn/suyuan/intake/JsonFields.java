package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.ImportProblem.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes values out of a JSON tree and collects what is wrong with them, under their path and line. */
final class JsonFields {
    /** Larger exponents are no quantities, and written out in full they would fill the memory. */
    private static final int MOST_SCALE = 400;

    private final String file;
    private final List<ImportProblem> problems = new ArrayList<>();

    JsonFields(String file) {
        this.file = file;
    }

    List<ImportProblem> problems() {
        return problems;
    }

    void add(int line, String path, Code code, String found, String detail, String... arguments) {
        List<String> said = new ArrayList<>(List.of(file, Integer.toString(line), path, EntryNames.visible(found)));
        said.addAll(List.of(arguments));
        problems.add(new ImportProblem(file, "", line, path, code, found, detail, said));
    }

    static String path(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    /** Tells of keys that nothing reads. */
    void unknown(JsonTree object, String path, Set<String> known) {
        object.members().forEach((key, value) -> {
            if (!known.contains(key)) {
                add(value.line(), path(path, key), Code.UNKNOWN_COLUMN, key, "model_key_unknown");
            }
        });
    }

    /** Returns whether a value has the form, and tells when not. */
    boolean is(JsonTree value, String path, JsonTree.Form form) {
        if (value.form() == form) {
            return true;
        }
        String expected = form == JsonTree.Form.OBJECT ? "{…}" : form == JsonTree.Form.ARRAY ? "[…]" : "\"…\"";
        add(value.line(), path, Code.UNREADABLE, value.text(), "model_form", expected);
        return false;
    }

    /** Returns a member of the form. */
    Optional<JsonTree> member(JsonTree parent, String path, String key, JsonTree.Form form) {
        return parent.member(key).filter(found -> is(found, path(path, key), form));
    }

    Optional<String> text(JsonTree parent, String path, String key) {
        return member(parent, path, key, JsonTree.Form.STRING).map(JsonTree::text);
    }

    /** Returns a number; one in quotation marks is read and told. */
    Optional<BigDecimal> number(JsonTree parent, String path, String key) {
        return parent.member(key).flatMap(found -> number(found, path(path, key)));
    }

    Optional<BigDecimal> number(JsonTree value, String path) {
        boolean quoted = value.form() == JsonTree.Form.STRING;
        if (value.form() != JsonTree.Form.NUMBER && !quoted) {
            add(value.line(), path, Code.UNREADABLE, value.text(), "model_number");
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(value.text().strip());
            if (Math.abs((long) number.scale()) > MOST_SCALE || number.precision() > MOST_SCALE) {
                add(value.line(), path, Code.RANGE, value.text(), "model_number");
                return Optional.empty();
            }
            if (quoted) {
                add(value.line(), path, Code.CONVERTED, value.text(), "model_number_quoted");
            }
            return Optional.of(number);
        } catch (NumberFormatException notNumber) {
            add(value.line(), path, Code.UNREADABLE, value.text(), "model_number");
            return Optional.empty();
        }
    }

    /** Returns a yes or no, false where it is absent. */
    boolean flag(JsonTree parent, String path, String key) {
        Optional<JsonTree> found = parent.member(key);
        if (found.isEmpty()) {
            return false;
        }
        String word = found.get().text();
        if (found.get().form() != JsonTree.Form.WORD || !(word.equals("true") || word.equals("false"))) {
            add(found.get().line(), path(path, key), Code.UNREADABLE, word, "model_form", "true / false");
        }
        return word.equals("true");
    }

    /** Passes a value on, and tells when it is missing altogether. */
    <T> Optional<T> required(JsonTree parent, String path, String key, Optional<T> value) {
        if (parent.member(key).isEmpty()) {
            add(parent.line(), path(path, key), Code.MISSING, "", "model_key_missing");
        }
        return value;
    }
}
