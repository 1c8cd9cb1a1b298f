package cn.suyuan.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object being made; keys keep their order. */
final class JsonObject {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Adds a member: a text, number, truth value, list, map, or an optional of one of them. */
    JsonObject put(String key, Object value) {
        members.put(key, value instanceof JsonObject object ? object.map() : value);
        return this;
    }

    /** Adds all members of another object. */
    JsonObject putAll(JsonObject other) {
        members.putAll(other.members);
        return this;
    }

    Map<String, Object> map() {
        return Collections.unmodifiableMap(members);
    }
}
