package cn.suyuan.chain;

/** Takes the records of a stream in restored order, each once; called by one thread. */
@FunctionalInterface
public interface RecordSink {

    /** Takes one record; the object is reused after the return. */
    void accept(StreamReading reading);

    /** Takes nothing. */
    static RecordSink none() {
        return reading -> {};
    }

    /** Gives each record to this sink, then to another. */
    default RecordSink then(RecordSink next) {
        return reading -> {
            accept(reading);
            next.accept(reading);
        };
    }
}
