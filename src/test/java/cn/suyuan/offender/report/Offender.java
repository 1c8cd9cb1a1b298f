package cn.suyuan.offender.report;

import javafx.beans.property.SimpleStringProperty;

/** Knows the window where only the window may. */
public final class Offender {

    private Offender() {}

    static Object property() {
        return new SimpleStringProperty();
    }
}
