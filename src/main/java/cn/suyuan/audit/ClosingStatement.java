package cn.suyuan.audit;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.EvidenceReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What is signed when a finding is closed: plain text that says all of it, so that it can be read without a program. */
public final class ClosingStatement {

    private ClosingStatement() {}

    /**
     * The statement in UTF-8, lines ended by LF.
     *
     * @param caseId identity of the case
     * @param head digest of the journal's last entry before the closing
     * @param note the auditor's conclusion
     */
    public static byte[] of(String caseId, FollowUp follow, String note, String head, Instant time) {
        StringBuilder text = matter(caseId, follow);
        line(text, "结论 conclusion", note);
        line(text, "决定 decision", "已验证，关闭 verified and closed");
        line(text, "序号 no", Integer.toString(follow.finding().no()));
        line(text, "日志链值 journal", head);
        line(text, "时间 time", time.toString());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What was closed: anything of it that is changed afterwards makes the closing void. */
    private static StringBuilder matter(String caseId, FollowUp follow) {
        StringBuilder text = new StringBuilder("suyuan-closing-v1\n");
        line(text, "案卷 case", caseId);
        line(text, "不符合项 finding", follow.finding().findingId());
        line(text, "条款 clauses", String.join("；", follow.finding().clauses()));
        line(text, "分级 grade", follow.finding().grade().wireName());
        line(text, "描述 description", follow.finding().descriptionZh());
        line(text, "纠正 correction", follow.correction());
        line(text, "原因 cause", follow.cause());
        for (EvidenceReference evidence : follow.evidence()) {
            line(text, "证据 evidence", evidence.file() + " SM3 " + evidence.sm3());
        }
        follow.recheck().ifPresent(recheck -> {
            line(text, "复查记录 re-check", origin(recheck.entry()));
            recheck.lines().forEach(l -> line(text, "复查 result", l.key() + ": " + l.before() + " -> " + l.after()));
        });
        return text;
    }

    /** The digest that an entry had where it was made, also in a case that it was copied to. */
    private static String origin(JournalEntry entry) {
        List<String> identities = entry.identities();
        return identities.get(identities.size() - 1);
    }

    /** Whether a statement is about this finding as it is, with its grade, words, correction and proof. */
    public static boolean fits(byte[] statement, String caseId, FollowUp follow) {
        String text = new String(statement, StandardCharsets.UTF_8);
        StringBuilder end = new StringBuilder();
        line(end, "结论 conclusion", "");
        String next = end.substring(0, end.length() - 1);
        return text.startsWith(matter(caseId, follow) + next);
    }

    /** SM3 of a statement, lower-case hex. */
    public static String digest(byte[] statement) {
        return DigestAlgorithm.SM3.of(statement).hex();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name)
                .append(": ")
                .append(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                .append('\n');
    }
}
