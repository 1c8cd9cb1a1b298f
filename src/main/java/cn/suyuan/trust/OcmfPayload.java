package cn.suyuan.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the payload of a signed meter record says, as written; absent members are empty texts.
 *
 * @param meterSerial serial number of the meter ({@code MS})
 * @param gatewaySerial serial number of the gateway ({@code GS})
 * @param pagination page counter with its context letter ({@code PG}), such as {@code T17}
 * @param identified whether somebody was identified ({@code IS}); a fact of the record, no failure
 * @param identification state of identification ({@code IL}), such as {@code MISMATCH}; a value, no failure
 * @param values readings in the order of the record ({@code RD})
 */
public record OcmfPayload(
        String meterSerial,
        String gatewaySerial,
        String pagination,
        String identified,
        String identification,
        List<Value> values) {

    private static final Pattern PAGE = Pattern.compile("([A-Za-z]?)([0-9]{1,18})");

    public OcmfPayload {
        values = List.copyOf(values);
    }

    /**
     * A reading in a record, digits as written.
     *
     * @param time time with its state letter
     * @param value value
     * @param unit unit
     * @param register identity of the register
     * @param status state of the meter
     */
    public record Value(String time, String value, String unit, String register, String status) {}

    /**
     * A page counter.
     *
     * @param context its letter, {@code T} for transactions, {@code F} for fiscal readings; may be empty
     * @param number its count
     */
    public record Page(String context, long number) {}

    /** Reads the payload of a record {@code OCMF|payload|signature}; empty where there is none. */
    public static Optional<OcmfPayload> read(String record) {
        return OcmfRecordCheck.payload(record).flatMap(StrictJson::object).map(OcmfPayload::of);
    }

    private static OcmfPayload of(JsonValue.Members payload) {
        List<Value> values = new ArrayList<>();
        if (payload.values().get("RD") instanceof JsonValue.Items items) {
            for (JsonValue item : items.values()) {
                if (item instanceof JsonValue.Members reading) {
                    values.add(new Value(
                            word(reading, "TM"),
                            word(reading, "RV"),
                            word(reading, "RU"),
                            word(reading, "RI"),
                            word(reading, "ST")));
                }
            }
        }
        return new OcmfPayload(
                word(payload, "MS"),
                word(payload, "GS"),
                word(payload, "PG"),
                word(payload, "IS"),
                word(payload, "IL"),
                values);
    }

    private static String word(JsonValue.Members members, String key) {
        JsonValue value = members.values().get(key);
        if (value instanceof JsonValue.Word word) {
            return word.written();
        }
        return members.text(key).orElse("");
    }

    /** The page counter; empty where it is none. */
    public Optional<Page> page() {
        Matcher matcher = PAGE.matcher(pagination);
        return matcher.matches()
                ? Optional.of(new Page(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
