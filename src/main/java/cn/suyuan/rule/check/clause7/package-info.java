/** Checks of clause 7 and Appendix A: sample, standards, computation, duties of the team. */
@NullMarked
package cn.suyuan.rule.check.clause7;

import org.jspecify.annotations.NullMarked;
