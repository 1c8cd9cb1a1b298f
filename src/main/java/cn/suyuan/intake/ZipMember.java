package cn.suyuan.intake;

/**
 * What one header of a ZIP file says about an entry.
 *
 * @param rawName bytes of the name as characters U+0000 to U+00FF
 * @param flags general purpose flags
 * @param method compression method
 * @param crc CRC-32 of the content
 * @param compressedSize bytes in the ZIP file
 * @param size bytes after expansion
 * @param localOffset where the local header begins
 * @param unixMode file mode where made on Unix, else 0
 */
record ZipMember(
        String rawName,
        int flags,
        int method,
        long crc,
        long compressedSize,
        long size,
        long localOffset,
        int unixMode) {

    static final int STORED = 0;
    static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int UTF8 = 1 << 11;

    boolean encrypted() {
        return (flags & ENCRYPTED) != 0 || method == 99; // APPNOTE 6.3.10, 4.4.5: 99 marks AE-x encryption
    }

    boolean hasDescriptor() {
        return (flags & DESCRIPTOR) != 0;
    }

    boolean utf8() {
        return (flags & UTF8) != 0;
    }

    boolean directory() {
        return rawName.endsWith("/");
    }

    /** Symbolic link, device, pipe: anything on Unix that is neither file nor folder. */
    boolean special() {
        int type = unixMode & 0xF000;
        return type != 0 && type != 0x8000 && type != 0x4000;
    }

    boolean symbolicLink() {
        return (unixMode & 0xF000) == 0xA000;
    }
}
