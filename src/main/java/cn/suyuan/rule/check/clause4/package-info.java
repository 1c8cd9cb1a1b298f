/** Checks of clause 4: traceability, data levels, uncertainty recorded, protection against tampering. */
@NullMarked
package cn.suyuan.rule.check.clause4;

import org.jspecify.annotations.NullMarked;
