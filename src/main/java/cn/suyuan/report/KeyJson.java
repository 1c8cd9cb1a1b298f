package cn.suyuan.report;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.DatumShares;
import cn.suyuan.rule.KeyDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Key devices and key data in results.json: by which rule, with what share, and what the auditor settled otherwise. */
final class KeyJson {

    private KeyJson() {}

    static JsonObject of(CaseView view) {
        List<Object> devices = new ArrayList<>();
        KeyDevices known = view.keyDevices();
        known.all().forEach(no -> known.reason(no).ifPresent(r -> devices.add(device(no, true, r))));
        known.lifted().forEach((no, reason) -> devices.add(device(no, false, reason)));
        List<Object> data = new ArrayList<>();
        DatumShares shares = view.shares();
        shares.keyData()
                .forEach(datum ->
                        data.add(datum(shares, datum, true, shares.marked().getOrDefault(datum, ""))));
        shares.lifted().forEach((datum, reason) -> data.add(datum(shares, datum, false, reason)));
        return new JsonObject().put("devices", devices).put("data", data);
    }

    private static Object device(String no, boolean key, KeyDevices.KeyReason reason) {
        return new JsonObject()
                .put("instrument", no)
                .put("key", key)
                .put("rule", reason.code())
                .put("share", share(reason.share()))
                .put("reason", reason.said())
                .map();
    }

    private static Object datum(DatumShares shares, String datum, boolean key, String reason) {
        return new JsonObject()
                .put("datum", datum)
                .put("key", key)
                .put("share", share(shares.share(datum)))
                .put("reason", reason)
                .map();
    }

    private static Optional<Double> share(OptionalDouble share) {
        return share.isPresent() ? Optional.of(share.getAsDouble()) : Optional.empty();
    }
}
