package cn.suyuan.text;

/** Languages of the program. */
public enum Language {
    ZH,
    EN
}
