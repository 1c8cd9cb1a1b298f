package cn.suyuan.app;

import cn.suyuan.report.FeedbackForm;
import cn.suyuan.rule.Erratum;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The errata of the standard that ship with the program, and their way out as the draft's feedback form. */
public final class Errata {

    private static final String FILE = "/standard/errata/draft-2025.properties";

    private final Workbench workbench;

    Errata(Workbench workbench) {
        this.workbench = workbench;
    }

    /** All errata in their order. */
    public static List<Erratum> all() {
        try (InputStream in = Errata.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            Properties data = new Properties();
            data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Erratum.read(data);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** Writes the feedback form as PDF and as a table; gives the files. */
    public List<Path> export(Path folder) throws WorkbenchException {
        return List.of(
                CaseWork.write(folder, "feedback-form.pdf", workbench.paper().feedback(all())),
                CaseWork.write(
                        folder, "feedback-form.csv", FeedbackForm.csv(all()).getBytes(StandardCharsets.UTF_8)));
    }
}
