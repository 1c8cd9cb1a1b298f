/** Screen 抽样: population and draw. */
@NullMarked
package cn.suyuan.ui.draw;

import org.jspecify.annotations.NullMarked;
