package cn.suyuan.ui;

import cn.suyuan.ui.desk.AuditDesk;

/** Where the window's desk comes from. */
final class DeskOpening {
    AuditDesk open() {
        throw new IllegalStateException("the workbench is not connected yet");
    }
}
