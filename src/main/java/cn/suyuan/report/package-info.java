/** Appendix A as PDF, results.json, signing and verifying of reports. */
@NullMarked
package cn.suyuan.report;

import org.jspecify.annotations.NullMarked;
