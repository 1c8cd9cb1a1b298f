/** Findings: from observations to graded, worded nonconformities under the auditor's decisions. */
@NullMarked
package cn.suyuan.finding;

import org.jspecify.annotations.NullMarked;
