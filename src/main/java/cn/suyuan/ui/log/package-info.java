/** Screen 日志: the journal. */
@NullMarked
package cn.suyuan.ui.log;

import org.jspecify.annotations.NullMarked;
