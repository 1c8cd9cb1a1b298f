/** Screen 数据链: streams and readings. */
@NullMarked
package cn.suyuan.ui.streams;

import org.jspecify.annotations.NullMarked;
