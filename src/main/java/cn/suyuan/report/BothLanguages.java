package cn.suyuan.report;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.trust.Reason;
import java.util.ArrayList;
import java.util.List;

/** Wording in Chinese and English beside each other, whatever the language of the user. */
final class BothLanguages {

    private final Messages zh = Messages.of(Language.ZH);
    private final Messages en = Messages.of(Language.EN);

    /** Adds {@code message_zh} and {@code message_en}. */
    JsonObject put(JsonObject object, String key, List<String> arguments) {
        return object.put("message_zh", zh.text(key, arguments)).put("message_en", en.text(key, arguments));
    }

    JsonObject problem(ImportProblem problem) {
        JsonObject object = new JsonObject()
                .put("file", problem.file())
                .put("sheet", problem.sheet().isEmpty() ? java.util.Optional.empty() : problem.sheet())
                .put("row", problem.row())
                .put("column", problem.column())
                .put("code", problem.code().wireName())
                .put("found", problem.found());
        return put(object, "intake.problem." + problem.detail(), problem.arguments());
    }

    /** Chinese wording of a message whose first part is its key. */
    String zh(List<String> message) {
        return message.isEmpty() ? "" : zh.text(message.get(0), message.subList(1, message.size()));
    }

    /** English wording of a message whose first part is its key. */
    String en(List<String> message) {
        return message.isEmpty() ? "" : en.text(message.get(0), message.subList(1, message.size()));
    }

    List<String> zhReasons(List<Reason> reasons) {
        return reasons.stream().map(r -> zh.text(r.key(), r.arguments())).toList();
    }

    List<String> enReasons(List<Reason> reasons) {
        return reasons.stream().map(r -> en.text(r.key(), r.arguments())).toList();
    }

    /** A list of messages as objects. */
    List<Object> messages(List<List<String>> messages) {
        List<Object> objects = new ArrayList<>();
        for (List<String> message : messages) {
            objects.add(new JsonObject()
                    .put("message_zh", zh(message))
                    .put("message_en", en(message))
                    .map());
        }
        return objects;
    }
}
