/** Screen 开始: recent cases, new, open, the sample. */
@NullMarked
package cn.suyuan.ui.start;

import org.jspecify.annotations.NullMarked;
