package cn.suyuan.ui.bench;

import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.KeySource;
import cn.suyuan.app.PaperWork;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.Progress;
import cn.suyuan.ui.desk.Act;
import java.util.Arrays;
import java.util.Optional;

/** Acts of screen 报告 as use cases of the workbench. */
final class PaperActing {
    private final PaperWork paper;
    private final Progress progress;

    PaperActing(PaperWork paper, Progress progress) {
        this.paper = paper;
        this.progress = progress;
    }

    CaseSnapshot perform(Act act) throws WorkbenchException {
        if (act instanceof Act.IssueReport issue) {
            return paper.issue(new PaperWork.Choice(issue.language(), issue.header(), issue.annexes()), progress);
        }
        if (act instanceof Act.SignReport sign) {
            return sign(sign);
        }
        if (act instanceof Act.SignByPen pen) {
            return paper.pen(pen.field(), pen.name(), pen.strokes(), pen.ratio(), progress);
        }
        if (act instanceof Act.Confirm confirm) {
            return paper.opinion(confirm.confirmed(), confirm.reason(), progress);
        }
        if (act instanceof Act.RequestStamp request) {
            return paper.requestStamp(request.file(), request.sm3(), progress);
        }
        if (act instanceof Act.AddStamp answer) {
            return paper.addStamp(answer.file(), progress);
        }
        if (act instanceof Act.TakeScan scan) {
            return paper.takeScan(scan.file(), progress);
        }
        throw new IllegalArgumentException(act.getClass().getSimpleName());
    }

    private CaseSnapshot sign(Act.SignReport sign) throws WorkbenchException {
        try {
            KeySource key = sign.token()
                    ? new KeySource.Token(sign.key(), 0, "", sign.password())
                    : new KeySource.KeyFile(sign.key(), Optional.empty(), sign.password());
            return paper.sign(sign.field(), key, progress);
        } finally {
            Arrays.fill(sign.password(), '\0');
        }
    }
}
