package cn.suyuan.evidence;

/** Whether the pack is what was sealed: evidence-pack.md, section 3. */
public enum PackIntegrity {
    INTACT,
    ALTERED,
    NOT_VERIFIABLE
}
