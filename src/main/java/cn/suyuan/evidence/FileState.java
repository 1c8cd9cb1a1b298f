package cn.suyuan.evidence;

/** How a file of the pack stands against the manifests. */
public enum FileState {
    INTACT,
    CHANGED,
    MISSING,
    EXTRA,
    REFUSED
}
