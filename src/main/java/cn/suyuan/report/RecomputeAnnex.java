package cn.suyuan.report;

import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.SealEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.OutputEvaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Annex: the commands with public tools (Poppler, OpenSSL 3, Python 3, NumPy) that give every kind of number of this
 * report again. All of it together is one script for a shell: lines are short and without indentation, so that they
 * survive being copied from the page.
 */
final class RecomputeAnnex {

    private static final String END = "END";
    private static final int LONGEST = 88;
    private static final String UNCERTAINTY = "data/uncertainty.json";

    private final Wording wording;

    RecomputeAnnex(Wording wording) {
        this.wording = wording;
    }

    AnnexSection section(JudgedCase judged) {
        EvidencePack pack = judged.imported().pack();
        List<String> code = new ArrayList<>();
        heading(code, 1, "report");
        code.add("pdfsig report.pdf");
        code.add("pdfdetach -saveall report.pdf");
        code.add("openssl dgst -sm3 results.json");
        addJournal(code);
        judged.evaluated().population().sample().ifPresent(sample -> addSample(code, sample, judged));
        addDigests(code, pack);
        addSignatures(code, judged);
        addSeals(code, judged.evaluated().verified().evidence().seals());
        judged.evaluated().verified().evidence().streams().stream()
                .filter(stream -> !stream.verification().file().isEmpty())
                .findFirst()
                .ifPresent(stream -> addLinks(code, stream));
        judged.evaluated()
                .uncertainty()
                .evaluation()
                .flatMap(evaluation -> evaluation.outputs().stream().findFirst())
                .ifPresent(output ->
                        addUncertainty(code, output, pack.file(UNCERTAINTY).isPresent()));
        return new AnnexSection(
                wording.inline("report.recompute.title"),
                List.of(wording.text("report.recompute.note")),
                List.of(),
                List.of(),
                code);
    }

    private void heading(List<String> code, int number, String key) {
        code.add("# " + number + " " + wording.inline("report.recompute." + key));
    }

    private static void python(List<String> code, String... lines) {
        code.add("python3 <<'" + END + "'");
        code.addAll(List.of(lines));
        code.add(END);
    }

    /** The form of an entry under its digest: {@code audit.JournalEntry}. */
    private void addJournal(List<String> code) {
        heading(code, 2, "journal");
        python(
                code,
                "import hashlib, json",
                "J = [json.loads(l) for l in open('journal.jsonl', encoding='utf-8')]",
                "q = lambda s: s.replace('\\\\', '\\\\\\\\').replace('\\n', '\\\\n').replace('\\r', '\\\\r')",
                "c = lambda e: [q(k).replace('=', '\\\\e') + '=' + q(v)",
                "for k, v in sorted(e['content'].items())]",
                "h = lambda e: ['suyuan-journal-v1', e['previous'], str(e['seq']), e['time']]",
                "t = lambda e: '\\n'.join(h(e) + [e['kind'], q(e['actor'])] + c(e)) + '\\n'",
                "D = [hashlib.new('sm3', t(e).encode()).hexdigest() for e in J]",
                "print(len(J), D == [e['digest'] for e in J], D[:-1] == [e['previous'] for e in J[1:]])");
    }

    /** The draw, then each supplement from its own frame and seed. */
    private void addSample(List<String> code, AuditSample sample, JudgedCase judged) {
        heading(code, 3, "sample");
        Optional<DrawDecision> draw = judged.evaluated().decisions().draw();
        draw(code, sample, draw, SampleTable.FILE);
        List<AuditSample> supplements = judged.evaluated().population().supplements();
        for (int i = 0; i < supplements.size(); i++) {
            int place = i;
            Optional<DrawDecision> later = draw.filter(
                            d -> place < d.supplements().size())
                    .map(d -> d.supplements().get(place));
            draw(code, supplements.get(i), later, SampleTable.supplementFile(i + 1));
        }
    }

    private static void draw(List<String> code, AuditSample sample, Optional<DrawDecision> decided, String frame) {
        SortedMap<String, String> told =
                decided.map(DrawDecision::contributions).orElse(Collections.emptySortedMap());
        python(code, SampleProgram.lines(sample, told, frame).toArray(String[]::new));
    }

    private void addDigests(List<String> code, EvidencePack pack) {
        heading(code, 4, "digests");
        if (pack.kind() == ContainerKind.BAG && pack.sm3().isPresent()) {
            code.add("openssl dgst -sm3 " + shell(pack.containerName()));
        }
        python(
                code,
                "import hashlib, json",
                "P = json.load(open('results.json', encoding='utf-8'))['pack']['files']",
                "P = [f for f in P if f['state'] in ('intact', 'changed', 'extra')]",
                "S = lambda p: hashlib.new('sm3', open(p, 'rb').read()).hexdigest()",
                "print(len(P), [f['path'] for f in P if S(f['path']) != f['sm3']])");
    }

    /** OpenSSL takes CMS with SM2 only apart: the signed attributes, the value and the certificate by themselves. */
    private void addSignatures(List<String> code, JudgedCase judged) {
        List<SignatureCheck> checks = judged.evaluated().verified().evidence().packSignatures().stream()
                .filter(check -> check.place().toLowerCase(Locale.ROOT).endsWith(".p7s"))
                .toList();
        if (checks.isEmpty()) {
            return;
        }
        heading(code, 5, "signatures");
        for (SignatureCheck check : checks) {
            if (check.algorithm().startsWith("SM2")) {
                addSm2(code, check.place());
            } else {
                code.add("openssl cms -verify -binary -noverify -inform DER -in " + shell(check.place()) + " \\");
                code.add("-content tagmanifest-sm3.txt -out /dev/null");
            }
        }
    }

    private static void addSm2(List<String> code, String place) {
        python(
                code,
                "import hashlib",
                "b = open(" + python(place) + ", 'rb').read()",
                "k = lambda p: max(b[p + 1] - 128, 0)",
                "e = lambda p: p + 2 + k(p) + (int.from_bytes(b[p + 2:p + 2 + k(p)], 'big') if k(p) else b[p + 1])",
                "w = lambda p, z: [p] + w(e(p), z) if p < z else []",
                "c = lambda p: w(p + 2 + k(p), e(p))",
                "v = lambda p: b[p + 2 + k(p):e(p)]",
                "sd = c(c(c(0)[1])[0])",
                "si = c(c(sd[-1])[0])",
                "at = next(p for p in si if b[p] == 0xA0)",
                "serial = v(c(si[1])[-1])",
                "certs = c(next(p for p in sd if b[p] == 0xA0))",
                "mine = next(p for p in certs if serial in map(v, c(c(p)[0])))",
                "open('attributes', 'wb').write(b'\\x31' + b[at + 1:e(at)])",
                "open('value', 'wb').write(v(next(p for p in si if b[p] == 4)))",
                "open('certificate', 'wb').write(b[mine:e(mine)])",
                "m = hashlib.new('sm3', open('tagmanifest-sm3.txt', 'rb').read()).digest()",
                "print('digest signed:', m in b[at:e(at)])");
        code.add("openssl x509 -inform DER -in certificate -pubkey -noout > key.pem");
        code.add("openssl pkeyutl -verify -pubin -inkey key.pem -rawin -digest sm3 \\");
        code.add("-pkeyopt distid:1234567812345678 -in attributes -sigfile value");
    }

    /** Roots over all streams: the tree of RFC 9162, 2.1, with SM3. */
    private void addSeals(List<String> code, List<SealEvidence> seals) {
        if (seals.isEmpty()) {
            return;
        }
        heading(code, 6, "seals");
        python(
                code,
                "import glob, hashlib",
                "S = lambda x: hashlib.new('sm3', x).digest()",
                "h = lambda n: 1 << (n - 1).bit_length() - 1",
                "M = lambda x: S(b'\\0' + x[0]) if len(x) == 1 else (",
                "S(b'\\1' + M(x[:h(len(x))]) + M(x[h(len(x)):])))",
                "R = lambda p: open(p, 'rb').read()",
                "heads = lambda p: R(p[:-5] + '.heads.csv').split(b'\\n')[:-1]",
                "all = sorted(glob.glob('data/seals/*.seal'))",
                "line = lambda p, n: R(p).split(b'\\n')[n].decode()",
                "print(len(all), 'roots:', [p for p in all if M(heads(p)).hex() != line(p, 4)],",
                "'links:', [p for o, p in zip(all, all[1:]) if S(R(o)).hex() != line(p, 5)])");
    }

    private void addLinks(List<String> code, VerifiedStream stream) {
        heading(code, 7, "links");
        python(
                code,
                "import hashlib",
                "S = lambda b: hashlib.new('sm3', b).digest()",
                "L = open(" + python(stream.verification().file()) + ", 'rb').read().split(b'\\n')",
                "p, bad = S(L[0].rstrip(b'\\r')), []",
                "C = [l.rstrip(b'\\r').split(b',') for l in L[2:] if l]",
                "for r in C: p = S(p + b','.join(r[:5])); bad += [r[0]] * (p.hex() != r[5].decode())",
                "print(len(C), bad[:3])");
    }

    /** Value and first-order uncertainty again, with derivatives by differences and no knowledge of our engine. */
    private void addUncertainty(List<String> code, OutputEvaluation output, boolean submittedAsJson) {
        List<BudgetRow> rows = output.gum().map(gum -> gum.budget().inputs()).orElse(List.of());
        String formula = output.output().formula();
        if (rows.isEmpty() || !formula.matches("[\\x20-\\x7E]+")) {
            return;
        }
        heading(code, 8, "uncertainty");
        List<String> lines = new ArrayList<>(List.of("from math import *", "x = {"));
        for (BudgetRow row : rows) {
            lines.add("'" + row.symbol() + "': (" + row.estimate() + ", " + row.standardUncertainty() + "),");
        }
        lines.addAll(List.of("}", "m = ("));
        chunks(formula.replace("^", "**")).forEach(part -> lines.add("'" + part + "'"));
        lines.addAll(List.of(
                ")",
                "v = {k: a for k, (a, u) in x.items()}",
                "f = lambda k, h: eval(m, globals(), {**v, k: v[k] + h})",
                "d = lambda k, u: (f(k, u / 100) - f(k, -u / 100)) * 50",
                "print(eval(m, globals(), v), sqrt(sum(d(k, u) ** 2 for k, (a, u) in x.items() if u)))"));
        python(code, lines.toArray(String[]::new));
        if (submittedAsJson) {
            addMonteCarlo(code, output.output().symbol());
        }
    }

    /** Propagation of distributions (JCGM 101) with NumPy from the submitted inputs; mean, u, and the 95 % interval. */
    private void addMonteCarlo(List<String> code, String symbol) {
        heading(code, 9, "monte_carlo");
        python(
                code,
                "import json",
                "import numpy as np",
                "from numpy import *",
                "d = json.load(open('" + UNCERTAINTY + "', encoding='utf-8'))",
                "assert not d.get('correlations')",
                "g, n = np.random.default_rng(1), 200000",
                "s = lambda c, v: abs(v) if c.get('relative') else 1",
                "u = lambda c: c['standard'] if 'standard' in c else c['expanded'] / c['k']",
                "w = lambda c, v: c['half_width'] * s(c, v)",
                "z = lambda c: log1p(c['relative_standard'] ** 2)",
                "D = {",
                "'normal': lambda c, v: g.normal(0, u(c) * s(c, v), n),",
                "'rectangular': lambda c, v: g.uniform(-w(c, v), w(c, v), n),",
                "'triangular': lambda c, v: g.triangular(-w(c, v), 0, w(c, v), n),",
                "'lognormal': lambda c, v: v * (exp(g.normal(-z(c) / 2, sqrt(z(c)), n)) - 1),",
                "}",
                "N = lambda i: [c for c in i.get('components', []) if 'distribution' in c]",
                "C = lambda i: [D[c['distribution']](c, i['value']) for c in N(i)]",
                "X = {i['symbol']: i['value'] + np.sum(C(i), axis=0) for i in d['inputs']}",
                "m = d['models'][" + python(symbol) + "] if 'models' in d else d['model']",
                "y = eval(m.replace('^', '**'), globals(), X)",
                "print(y.mean(), y.std(), np.percentile(y, [2.5, 97.5]))");
    }

    private static List<String> chunks(String text) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < text.length(); i += LONGEST) {
            parts.add(text.substring(i, Math.min(text.length(), i + LONGEST)));
        }
        return parts;
    }

    private static String python(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
