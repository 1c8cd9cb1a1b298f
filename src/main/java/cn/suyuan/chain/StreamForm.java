package cn.suyuan.chain;

/**
 * Oddities in the form of a readings file that are no problem of the stream; the table problems {@code line_end} and
 * {@code time_zone}.
 *
 * @param carriageReturns lines that end with CR LF
 * @param firstCarriageReturn line of the first of them, 0 where there is none
 * @param withoutOffset records whose time has no offset, read as UTC+08:00
 * @param firstWithoutOffset line of the first of them, 0 where there is none
 * @param lastLineEnded whether the last line ends with LF
 */
public record StreamForm(
        long carriageReturns,
        long firstCarriageReturn,
        long withoutOffset,
        long firstWithoutOffset,
        boolean lastLineEnded) {}
