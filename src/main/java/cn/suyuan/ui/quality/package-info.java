/** Screen 数据质量: replay, factors, cross-checks. */
@NullMarked
package cn.suyuan.ui.quality;

import org.jspecify.annotations.NullMarked;
