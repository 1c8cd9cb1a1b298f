/** Clauses as data, facts as input, observations as output; judging is pure. */
@NullMarked
package cn.suyuan.rule;

import org.jspecify.annotations.NullMarked;
