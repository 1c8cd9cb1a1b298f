/** Screen 不确定度: budget and distribution. */
@NullMarked
package cn.suyuan.ui.budget;

import org.jspecify.annotations.NullMarked;
