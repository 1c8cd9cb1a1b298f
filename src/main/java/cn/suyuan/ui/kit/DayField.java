package cn.suyuan.ui.kit;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;

/** A day to choose or type, written as in the standard: year-month-day. */
public final class DayField {
    private final DatePicker picker = new DatePicker();

    public DayField() {
        picker.setConverter(new StringConverter<>() {
            @Override
            public String toString(LocalDate day) {
                return day == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE.format(day);
            }

            @Override
            public LocalDate fromString(String text) {
                try {
                    return text.isBlank() ? picker.getValue() : LocalDate.parse(text.strip());
                } catch (DateTimeParseException e) {
                    return picker.getValue();
                }
            }
        });
    }

    /** The node. */
    public DatePicker node() {
        return picker;
    }

    /** The day chosen. */
    public Optional<LocalDate> day() {
        return Optional.ofNullable(picker.getValue());
    }

    /** Shows a day. */
    public void show(Optional<LocalDate> day) {
        picker.setValue(day.orElse(null));
    }
}
