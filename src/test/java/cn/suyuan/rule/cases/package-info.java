/** One small case for each verdict of each requirement; the table of all 77 rows is made of them. */
@NullMarked
package cn.suyuan.rule.cases;

import org.jspecify.annotations.NullMarked;
