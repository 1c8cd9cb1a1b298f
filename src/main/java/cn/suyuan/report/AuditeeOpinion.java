package cn.suyuan.report;

/**
 * 被审查方确认意见 of Appendix A.
 *
 * @param confirmed 确认, else 不确认
 * @param reason 原因, needed for 不确认, else empty
 */
public record AuditeeOpinion(boolean confirmed, String reason) {

    public AuditeeOpinion {
        if (!confirmed && reason.isBlank()) {
            throw new IllegalArgumentException("不确认 needs a reason");
        }
    }
}
