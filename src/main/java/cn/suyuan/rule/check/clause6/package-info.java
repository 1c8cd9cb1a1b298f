/** Checks of clause 6: labels, age and cross-checks of data, raw data, uncertainty. */
@NullMarked
package cn.suyuan.rule.check.clause6;

import org.jspecify.annotations.NullMarked;
