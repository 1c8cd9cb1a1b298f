/** Screen 任务: what is audited, by whom. */
@NullMarked
package cn.suyuan.ui.task;

import org.jspecify.annotations.NullMarked;
