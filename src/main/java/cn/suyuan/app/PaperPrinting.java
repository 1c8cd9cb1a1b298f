package cn.suyuan.app;

import java.awt.GraphicsEnvironment;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
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

    private PaperPrinting() {}

    /**
     * Prints through the system's dialog, where printer, pages and copies are chosen.
     *
     * @return false where the person changed their mind
     * @throws WorkbenchException where there is no printer or it does not print
     */
    public static boolean withDialog(byte[] pdf) throws WorkbenchException {
        if (GraphicsEnvironment.isHeadless()) {
            throw new WorkbenchException("app.no_printer", List.of());
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PrinterJob job = PrinterJob.getPrinterJob();
            if (PrinterJob.lookupPrintServices().length == 0) {
                throw new WorkbenchException("app.no_printer", List.of());
            }
            job.setJobName("Suyuan");
            job.setPageable(new PDFPageable(document));
            PrintRequestAttributeSet wishes = wishes();
            if (!job.printDialog(wishes)) {
                return false;
            }
            job.print(wishes);
            return true;
        } catch (IOException | PrinterException e) {
            throw new WorkbenchException("app.not_printed", List.of(String.valueOf(e.getMessage())), e);
        }
    }

    /** The pages as PostScript, as they go to a printer's queue. */
    public static void asPostScript(byte[] pdf, OutputStream out) throws WorkbenchException {
        DocFlavor pages = DocFlavor.SERVICE_FORMATTED.PAGEABLE;
        StreamPrintServiceFactory[] writers =
                StreamPrintServiceFactory.lookupStreamPrintServiceFactories(pages, "application/postscript");
        if (writers.length == 0) {
            throw new WorkbenchException("app.no_printer", List.of());
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Doc doc = new SimpleDoc(new PDFPageable(document), pages, null);
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
