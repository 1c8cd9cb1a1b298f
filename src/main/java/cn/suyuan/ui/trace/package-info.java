/** Screen 溯源: traceability chains and coverage. */
@NullMarked
package cn.suyuan.ui.trace;

import org.jspecify.annotations.NullMarked;
