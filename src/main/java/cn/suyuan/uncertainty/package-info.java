/**
 * Recomputes measurement uncertainty from a submitted model and its inputs: law of propagation (JCGM 100), Monte Carlo
 * (JCGM 101, 102), their comparison, sensitivity, and what is wrong in the submitted budget.
 */
@NullMarked
package cn.suyuan.uncertainty;

import org.jspecify.annotations.NullMarked;
