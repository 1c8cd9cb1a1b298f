package cn.suyuan.ui.desk;

/** A picture of a page, as the bytes of a PNG file. */
public final class PageImage {
    private final byte[] png;

    public PageImage(byte[] png) {
        this.png = png.clone();
    }

    /** Bytes of the PNG file. */
    public byte[] png() {
        return png.clone();
    }
}
