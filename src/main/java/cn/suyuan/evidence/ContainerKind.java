package cn.suyuan.evidence;

/** A BagIt bag, or a plain folder or ZIP whose integrity cannot be verified. */
public enum ContainerKind {
    BAG,
    FOLDER
}
