package cn.suyuan.ui.bench;

import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.FollowUpWork;
import cn.suyuan.app.KeySource;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.Progress;
import cn.suyuan.ui.desk.Act;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Acts on corrective actions. */
final class FollowActing {
    private final FollowUpWork work;
    private final Progress progress;

    FollowActing(FollowUpWork work, Progress progress) {
        this.work = work;
        this.progress = progress;
    }

    /** The case afterwards; empty where the act is about something else. */
    Optional<CaseSnapshot> perform(Act act) throws WorkbenchException {
        if (act instanceof Act.RecordAction action) {
            return Optional.of(work.record(
                    action.findingId(),
                    Map.of("text", action.correction(), "cause", action.cause()),
                    action.due(),
                    action.files(),
                    progress));
        }
        if (act instanceof Act.Recheck recheck) {
            return Optional.of(work.recheck(recheck.findingId(), recheck.corrected(), progress));
        }
        if (act instanceof Act.CloseFinding close) {
            try {
                KeySource key = close.token()
                        ? new KeySource.Token(close.key(), 0, "", close.password())
                        : new KeySource.KeyFile(close.key(), Optional.empty(), close.password());
                return Optional.of(work.close(close.findingId(), close.note(), key, progress));
            } finally {
                Arrays.fill(close.password(), '\0');
            }
        }
        if (act instanceof Act.ReopenFinding reopen) {
            return Optional.of(work.reopen(reopen.findingId(), reopen.reason(), progress));
        }
        return Optional.empty();
    }
}
