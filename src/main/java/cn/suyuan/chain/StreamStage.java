package cn.suyuan.chain;

import java.util.Locale;
import java.util.Optional;

/** Stage of the data chain that a stream records (产生、采集、处理、传输、存储). */
public enum StreamStage {
    GENERATED,
    ACQUIRED,
    PROCESSED,
    TRANSMITTED,
    STORED;

    /** The key as files write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage of a key. */
    public static Optional<StreamStage> named(String key) {
        for (StreamStage stage : values()) {
            if (stage.wireName().equals(key)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
