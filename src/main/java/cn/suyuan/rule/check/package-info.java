/** Checks that no single clause owns. */
@NullMarked
package cn.suyuan.rule.check;

import org.jspecify.annotations.NullMarked;
