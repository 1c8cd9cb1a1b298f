/** Checks of the explanatory note (编制说明), advisory in the default profile. */
@NullMarked
package cn.suyuan.rule.check.explanatory;

import org.jspecify.annotations.NullMarked;
