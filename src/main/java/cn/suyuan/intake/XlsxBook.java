package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.intake.ContainerListing.Candidate;
import cn.suyuan.intake.RawTable.RawCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an XLSX workbook part by part, with the same care as any other ZIP file. */
final class XlsxBook {
    /** A workbook part may hold 256 MiB, all of them 512 MiB; sheets of blanks compress well, bombs better. */
    private static final IntakeLimits LIMITS = new IntakeLimits(5_000, 512L << 20, 400, 16L << 20);

    /** Bytes of a part: it is read whole, beside what it becomes. */
    private static final long LARGEST_PART =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 3);

    private static final int MOST_SHEETS = 100;

    private final String file;
    private final Problems problems;
    private final Map<String, Candidate> parts = new TreeMap<>();

    private record SheetEntry(String name, String state, String relation) {}

    private XlsxBook(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The sheets in their order; empty where the bytes are no XLSX workbook. */
    static Optional<List<RawTable>> read(String file, byte[] bytes, Problems problems) {
        try {
            XlsxBook book = new XlsxBook(file, problems);
            Optional<ContainerListing> listing = new ZipListing(RandomBytes.of(bytes), file, LIMITS).read();
            if (listing.isEmpty()) {
                return Optional.empty();
            }
            listing.get().candidates().forEach(c -> book.parts.put(EntryNames.plain(c.path()), c));
            return book.sheets();
        } catch (XMLStreamException | IOException | IntakeException | RuntimeException e) {
            // The parser of the JDK answers some broken input with unchecked exceptions.
            return Optional.empty();
        }
    }

    private Optional<List<RawTable>> sheets() throws XMLStreamException, IOException, IntakeException {
        Optional<byte[]> workbook = part("xl/workbook.xml");
        if (workbook.isEmpty()) {
            return Optional.empty();
        }
        List<SheetEntry> entries = new ArrayList<>();
        boolean since1904 = readWorkbook(workbook.get(), entries);
        Map<String, String> relations = relations();
        Optional<byte[]> styleBytes = part("xl/styles.xml");
        XlsxStyles styles = styleBytes.isPresent() ? XlsxStyles.read(styleBytes.get()) : new XlsxStyles();
        List<RawCell> strings = strings();
        if (since1904) {
            problems.file(file, Code.CONVERTED, "date_1904");
        }
        List<RawTable> tables = new ArrayList<>();
        for (SheetEntry entry : entries) {
            Optional<byte[]> bytes = part(relations.getOrDefault(entry.relation(), ""));
            if (bytes.isEmpty()) {
                continue;
            }
            if (!entry.state().isEmpty() && !entry.state().equals("visible")) {
                problems.cell(new Problems.Cell(file, entry.name(), 0, "", entry.name()), Code.HIDDEN, "hidden_sheet");
            }
            tables.add(sheet(entry.name(), bytes.get(), strings, styles, since1904));
        }
        return Optional.of(tables);
    }

    private RawTable sheet(String name, byte[] bytes, List<RawCell> strings, XlsxStyles styles, boolean since1904)
            throws XMLStreamException {
        SheetCells read = XmlParts.read(bytes, xml -> {
            SheetCells cells = new SheetCells(file, name);
            new XlsxSheet(xml, strings, styles, since1904, cells).read();
            return cells;
        });
        return read.table(problems);
    }

    private boolean readWorkbook(byte[] bytes, List<SheetEntry> entries) throws XMLStreamException {
        boolean since1904 = false;
        int external = 0;
        XMLStreamReader xml = XmlParts.open(bytes);
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "workbookPr" -> since1904 = XmlParts.isTrue(XmlParts.attribute(xml, "date1904"));
                case "externalReference" -> external++;
                case "sheet" -> {
                    if (entries.size() == MOST_SHEETS) {
                        problems.file(file, Code.UNREADABLE, "parts_limit", Integer.toString(MOST_SHEETS));
                    }
                    if (entries.size() < MOST_SHEETS) {
                        entries.add(new SheetEntry(
                                XmlParts.attribute(xml, "name"),
                                XmlParts.attribute(xml, "state"),
                                XmlParts.attribute(xml, "id")));
                    }
                }
                default -> {}
            }
        }
        if (external > 0) {
            problems.file(file, Code.CONVERTED, "external_links", Integer.toString(external));
        }
        return since1904;
    }

    private Map<String, String> relations() throws XMLStreamException, IOException, IntakeException {
        Map<String, String> targets = new HashMap<>();
        Optional<byte[]> bytes = part("xl/_rels/workbook.xml.rels");
        if (bytes.isPresent()) {
            XMLStreamReader xml = XmlParts.open(bytes.get());
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    String target = XmlParts.attribute(xml, "Target");
                    String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    targets.put(XmlParts.attribute(xml, "Id"), EntryNames.plain(path));
                }
            }
        }
        return targets;
    }

    private List<RawCell> strings() throws XMLStreamException, IOException, IntakeException {
        Optional<byte[]> bytes = part("xl/sharedStrings.xml");
        return bytes.isEmpty() ? List.of() : XmlParts.read(bytes.get(), XlsxBook::strings);
    }

    private static List<RawCell> strings(XMLStreamReader xml) throws XMLStreamException {
        List<RawCell> strings = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        boolean phonetic = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                inText = xml.getLocalName().equals("t");
                phonetic |= xml.getLocalName().equals("rPh");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inText = false;
                phonetic &= !xml.getLocalName().equals("rPh");
                if (xml.getLocalName().equals("si")) {
                    strings.add(new RawCell(text.toString(), false));
                    text.setLength(0);
                }
            } else if (inText && !phonetic && xml.hasText()) {
                text.append(xml.getText());
            }
        }
        return strings;
    }

    private Optional<byte[]> part(String name) throws IOException, IntakeException {
        Candidate candidate = parts.get(name);
        if (candidate == null) {
            return Optional.empty();
        }
        if (candidate.size() > LARGEST_PART) {
            problems.file(
                    file,
                    Code.UNREADABLE,
                    "workbook_limit",
                    Long.toString(candidate.size() >> 20),
                    Long.toString(LARGEST_PART >> 20));
            return Optional.empty();
        }
        Part bytes = new Part((int) candidate.size());
        ZipData.Outcome outcome = candidate.content().copy(bytes::write);
        return outcome.refusal().isPresent() ? Optional.empty() : Optional.of(bytes.whole());
    }

    /** Bytes whose number is known beforehand, so that they need not be copied. */
    private static final class Part extends ByteArrayOutputStream {
        Part(int size) {
            super(size);
        }

        byte[] whole() {
            return count == buf.length ? buf : toByteArray();
        }
    }
}
