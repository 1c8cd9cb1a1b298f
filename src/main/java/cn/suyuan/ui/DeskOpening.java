package cn.suyuan.ui;

import cn.suyuan.app.StartUp;
import cn.suyuan.app.Wiring;
import cn.suyuan.ui.bench.WorkbenchDesk;
import cn.suyuan.ui.desk.AuditDesk;

/** Where the window's desk comes from. */
final class DeskOpening {
    private final Wiring wiring = Wiring.standard();

    /** What the program found out about itself. */
    StartUp startUp() {
        return wiring.startUp();
    }

    AuditDesk open() {
        return new WorkbenchDesk(wiring.workbench());
    }
}
