/** The window. */
@NullMarked
package cn.suyuan.ui;

import org.jspecify.annotations.NullMarked;
