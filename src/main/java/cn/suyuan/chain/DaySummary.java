package cn.suyuan.chain;

import java.time.LocalDate;

/**
 * One day of a stream, for the heat map. The day is that of the records' own offset.
 *
 * @param day the day
 * @param records records of that day
 * @param estimated of them with status E or R
 * @param missing of them with status M
 * @param state the gravest that holds
 */
public record DaySummary(LocalDate day, int records, int estimated, int missing, DayState state) {}
