package cn.suyuan.ui;

import cn.suyuan.app.Wiring;
import cn.suyuan.ui.bench.WorkbenchDesk;
import cn.suyuan.ui.desk.AuditDesk;

/** Where the window's desk comes from. */
final class DeskOpening {
    AuditDesk open() {
        Wiring wiring = Wiring.standard();
        return new WorkbenchDesk(wiring.workbench(), wiring.rulePack());
    }
}
