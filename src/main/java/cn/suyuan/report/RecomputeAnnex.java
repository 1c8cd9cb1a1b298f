package cn.suyuan.report;

import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.OutputQuantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Annex: the commands with public tools (Python 3, OpenSSL 3, Poppler) that give the numbers of this report again. Lines
 * are short and without indentation, so that they survive being copied from the page.
 */
final class RecomputeAnnex {

    private final Wording wording;

    RecomputeAnnex(Wording wording) {
        this.wording = wording;
    }

    AnnexSection section(JudgedCase judged) {
        List<String> code = new ArrayList<>();
        code.add("# 1 " + wording.inline("report.recompute.report"));
        code.add("pdfsig report.pdf");
        code.add("pdfdetach -saveall report.pdf");
        code.add("openssl dgst -sm3 results.json");
        judged.evaluated().population().sample().ifPresent(sample -> addSample(code, sample, judged));
        addDigests(code, judged.imported().pack());
        judged.evaluated().verified().evidence().streams().stream()
                .map(VerifiedStream::verification)
                .filter(stream -> !stream.file().isEmpty())
                .findFirst()
                .ifPresent(stream -> addLinks(code, stream.file()));
        judged.evaluated()
                .uncertainty()
                .evaluation()
                .flatMap(evaluation -> evaluation.outputs().stream().findFirst())
                .ifPresent(output -> addUncertainty(code, output));
        return new AnnexSection(
                wording.inline("report.recompute.title"),
                List.of(wording.text("report.recompute.note")),
                List.of(),
                List.of(),
                code);
    }

    private void addSample(List<String> code, AuditSample sample, JudgedCase judged) {
        code.add("# 2 " + wording.inline("report.recompute.sample"));
        code.addAll(SampleProgram.lines(
                sample,
                judged.evaluated()
                        .decisions()
                        .draw()
                        .map(DrawDecision::contributions)
                        .orElse(Collections.emptySortedMap())));
    }

    private void addDigests(List<String> code, EvidencePack pack) {
        code.add("# 3 " + wording.inline("report.recompute.digests"));
        pack.sm3().ifPresent(sm3 -> code.add("openssl dgst -sm3 " + quoted(pack.containerName())));
        code.add("openssl dgst -sm3 data/ledger.csv");
    }

    private void addLinks(List<String> code, String file) {
        code.add("# 4 " + wording.inline("report.recompute.links"));
        code.add("import hashlib");
        code.add("S = lambda b: hashlib.new('sm3', b).digest()");
        code.add("L = open(" + quoted(file) + ", 'rb').read().split(b'\\n')");
        code.add("p, bad = S(L[0].rstrip(b'\\r')), []");
        code.add("cells = [l.rstrip(b'\\r').split(b',') for l in L[2:] if l]");
        code.add("for r in cells: p = S(p + b','.join(r[:5])); bad += [r[0]] * (p.hex() != r[5].decode())");
        code.add("print(len(cells), bad[:3])");
    }

    /** Value and first-order uncertainty again, with derivatives by differences and no knowledge of our engine. */
    private void addUncertainty(List<String> code, OutputEvaluation output) {
        Optional<List<BudgetRow>> rows = output.gum().map(gum -> gum.budget().inputs());
        OutputQuantity quantity = output.output();
        if (rows.isEmpty() || !quantity.formula().matches("[\\x20-\\x7E]+")) {
            return;
        }
        code.add("# 5 " + wording.inline("report.recompute.uncertainty"));
        code.add("from math import *");
        code.add("x = {");
        for (BudgetRow row : rows.get()) {
            code.add("'" + row.symbol() + "': (" + row.estimate() + ", " + row.standardUncertainty() + "),");
        }
        code.add("}");
        code.add("m = (");
        chunks(quantity.formula().replace("^", "**")).forEach(part -> code.add("'" + part + "'"));
        code.add(")");
        code.add("v = {k: a for k, (a, u) in x.items()}");
        code.add("y = eval(m, globals(), v)");
        code.add("d = lambda k, u: (eval(m, globals(), {**v, k: v[k] + u / 100})");
        code.add("- eval(m, globals(), {**v, k: v[k] - u / 100})) * 50");
        code.add("print(y, sqrt(sum(d(k, u) ** 2 for k, (a, u) in x.items() if u)))");
    }

    private static List<String> chunks(String text) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < text.length(); i += 90) {
            parts.add(text.substring(i, Math.min(text.length(), i + 90)));
        }
        return parts;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
