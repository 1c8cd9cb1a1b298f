package cn.suyuan.ui;

import cn.suyuan.ui.desk.AuditDesk;

/** Where the window's desk comes from. */
final class DeskOpening {
    @SuppressWarnings("DoNotCallSuggester") // until the workbench is connected
    AuditDesk open() {
        throw new IllegalStateException("the workbench is not connected yet");
    }
}
