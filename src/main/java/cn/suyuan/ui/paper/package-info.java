/** Screen 报告: the report as it will print. */
@NullMarked
package cn.suyuan.ui.paper;

import org.jspecify.annotations.NullMarked;
