/** Screen 台账: all instruments. */
@NullMarked
package cn.suyuan.ui.instruments;

import org.jspecify.annotations.NullMarked;
