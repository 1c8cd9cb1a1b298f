package cn.suyuan.app;

import java.awt.GraphicsEnvironment;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.SortedSet;
import javax.print.Doc;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.SimpleDoc;
import javax.print.StreamPrintServiceFactory;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.MediaSizeName;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPageable;

/** Reports to a printer: A4, pages as they are in the file. */
public final class PaperPrinting {

    private static final int DEEPEST = 8;

    private PaperPrinting() {}

    /**
     * Prints through the system's dialog, where printer, copies and more are chosen.
     *
     * @param pages numbers of the pages to print, from 1
     * @return false where the person changed their mind
     * @throws WorkbenchException where there is no printer or it does not print
     */
    public static boolean withDialog(byte[] pdf, SortedSet<Integer> pages) throws WorkbenchException {
        if (GraphicsEnvironment.isHeadless()) {
            throw new WorkbenchException("app.no_printer", List.of());
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PrinterJob job = PrinterJob.getPrinterJob();
            if (PrinterJob.lookupPrintServices().length == 0) {
                throw new WorkbenchException("app.no_printer", List.of());
            }
            only(document, pages);
            job.setJobName("Suyuan");
            job.setPageable(new PDFPageable(document));
            PrintRequestAttributeSet wishes = wishes();
            if (!job.printDialog(wishes)) {
                return false;
            }
            job.print(wishes);
            return true;
        } catch (IOException | PrinterException e) {
            throw refused(e);
        }
    }

    /** Why nothing was printed: the word of the deepest cause; under Linux it is often the program that queues the job. */
    static WorkbenchException refused(Exception e) {
        Throwable deepest = e;
        for (int i = 0; i < DEEPEST && deepest.getCause() != null; i++) {
            deepest = deepest.getCause();
        }
        String said = String.valueOf(deepest.getMessage());
        return said.contains("lpr")
                ? new WorkbenchException("app.no_lpr", List.of(), e)
                : new WorkbenchException(
                        "app.not_printed",
                        List.of(
                                deepest.getMessage() == null
                                        ? deepest.getClass().getSimpleName()
                                        : said),
                        e);
    }

    /** Leaves only these pages in the document. */
    private static void only(PDDocument document, SortedSet<Integer> pages) {
        for (int number = document.getNumberOfPages(); number >= 1; number--) {
            if (!pages.contains(number)) {
                document.removePage(number - 1);
            }
        }
    }

    /** The pages as PostScript, as they go to a printer's queue. */
    public static void asPostScript(byte[] pdf, SortedSet<Integer> pages, OutputStream out) throws WorkbenchException {
        DocFlavor flavor = DocFlavor.SERVICE_FORMATTED.PAGEABLE;
        StreamPrintServiceFactory[] writers =
                StreamPrintServiceFactory.lookupStreamPrintServiceFactories(flavor, "application/postscript");
        if (writers.length == 0) {
            throw new WorkbenchException("app.no_printer", List.of());
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            only(document, pages);
            Doc doc = new SimpleDoc(new PDFPageable(document), flavor, null);
            writers[0].getPrintService(out).createPrintJob().print(doc, wishes());
        } catch (IOException | PrintException e) {
            throw new WorkbenchException("app.not_printed", List.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static PrintRequestAttributeSet wishes() {
        PrintRequestAttributeSet wishes = new HashPrintRequestAttributeSet();
        wishes.add(MediaSizeName.ISO_A4);
        return wishes;
    }
}
