/** Screen 跟踪: corrective actions. */
@NullMarked
package cn.suyuan.ui.follow;

import org.jspecify.annotations.NullMarked;
