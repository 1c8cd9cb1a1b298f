/** Checks of clause 5: accuracy, fitting, ledger and plan. */
@NullMarked
package cn.suyuan.rule.check.clause5;

import org.jspecify.annotations.NullMarked;
