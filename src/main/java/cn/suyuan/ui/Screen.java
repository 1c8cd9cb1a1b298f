package cn.suyuan.ui;

import cn.suyuan.ui.budget.BudgetScreen;
import cn.suyuan.ui.clauses.ClausesScreen;
import cn.suyuan.ui.draw.DrawScreen;
import cn.suyuan.ui.files.FilesScreen;
import cn.suyuan.ui.findings.FindingsScreen;
import cn.suyuan.ui.follow.FollowScreen;
import cn.suyuan.ui.instruments.InstrumentsScreen;
import cn.suyuan.ui.log.LogScreen;
import cn.suyuan.ui.paper.PaperScreen;
import cn.suyuan.ui.quality.QualityScreen;
import cn.suyuan.ui.start.StartScreen;
import cn.suyuan.ui.streams.StreamsScreen;
import cn.suyuan.ui.task.TaskScreen;
import cn.suyuan.ui.trace.TraceScreen;
import java.util.Locale;

/** All screens, in the order of the work. */
public enum Screen {
    START("mdi2h-home-outline"),
    TASK("mdi2c-clipboard-text-outline"),
    FILES("mdi2f-folder-search-outline"),
    INSTRUMENTS("mdi2g-gauge"),
    DRAW("mdi2d-dice-multiple-outline"),
    TRACE("mdi2s-sitemap"),
    STREAMS("mdi2l-link-variant"),
    BUDGET("mdi2c-chart-bell-curve"),
    QUALITY("mdi2d-database-check-outline"),
    CLAUSES("mdi2f-format-list-checks"),
    FINDINGS("mdi2a-alert-octagon-outline"),
    PAPER("mdi2f-file-document-outline"),
    FOLLOW("mdi2c-calendar-check-outline"),
    LOG("mdi2h-history");

    private final String icon;

    Screen(String icon) {
        this.icon = icon;
    }

    /** Icon code. */
    public String icon() {
        return icon;
    }

    /** Name in keys of the wording. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it shows something without an open case. */
    public boolean withoutCase() {
        return this == START;
    }

    /** Whether it shows something of a case without evidence. */
    public boolean withoutEvidence() {
        return this == START || this == TASK || this == LOG;
    }

    /** Whether the evidence of what is selected stands beside it; elsewhere the room is for the work. */
    public boolean besideEvidence() {
        return switch (this) {
            case START, TASK, PAPER, FOLLOW -> false;
            case FILES, INSTRUMENTS, DRAW, TRACE, STREAMS, BUDGET, QUALITY, CLAUSES, FINDINGS, LOG -> true;
        };
    }

    /** Makes the screen; it is made when it is first shown. */
    public ScreenView build(Session session) {
        return switch (this) {
            case START -> new StartScreen(session);
            case TASK -> new TaskScreen(session);
            case FILES -> new FilesScreen(session);
            case INSTRUMENTS -> new InstrumentsScreen(session);
            case DRAW -> new DrawScreen(session);
            case TRACE -> new TraceScreen(session);
            case STREAMS -> new StreamsScreen(session);
            case BUDGET -> new BudgetScreen(session);
            case QUALITY -> new QualityScreen(session);
            case CLAUSES -> new ClausesScreen(session);
            case FINDINGS -> new FindingsScreen(session);
            case PAPER -> new PaperScreen(session);
            case FOLLOW -> new FollowScreen(session);
            case LOG -> new LogScreen(session);
        };
    }
}
