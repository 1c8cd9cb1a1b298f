package cn.suyuan.audit;

import cn.suyuan.chain.MeterEvent;
import cn.suyuan.chain.RegisterReplay;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamHeader;
import cn.suyuan.chain.StreamKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verified streams as a replay takes them.
 *
 * @param rows what streams are declared
 * @param streams verified streams by identity
 */
record ReplayInputs(StreamRows rows, Map<String, StreamWork.Done> streams) {

    /** A stream that could be read. */
    RegisterReplay.Input input(String id) {
        StreamWork.Done done = done(id).orElseThrow();
        return new RegisterReplay.Input(
                done.readings(),
                header(id).map(StreamHeader::kind).orElse(StreamKind.REGISTER),
                done.verification().declaration().interval(),
                events(id, new HashSet<>()));
    }

    /** Events as the stream shows them, through the operations of all stages up to the meter. */
    private List<MeterEvent> events(String id, Set<String> seen) {
        Optional<StreamDeclaration> declaration = rows.find(id);
        if (declaration.isEmpty() || !seen.add(id)) {
            return List.of();
        }
        List<String> sources = declaration.get().sources();
        List<MeterEvent> before = sources.isEmpty()
                ? done(id).map(StreamWork.Done::events).orElse(List.of())
                : events(sources.get(0), seen);
        return before.stream()
                .flatMap(event -> event.behind(declaration.get().operation()).stream())
                .toList();
    }

    boolean isReadable(String id) {
        return header(id).isPresent();
    }

    Optional<StreamHeader> header(String id) {
        return done(id).flatMap(done -> done.verification().header());
    }

    Optional<StreamWork.Done> done(String id) {
        return Optional.ofNullable(streams.get(id));
    }
}
