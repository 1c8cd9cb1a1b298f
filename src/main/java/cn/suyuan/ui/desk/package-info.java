/** What the window asks of the workbench, and the picture of a case that it gets back. */
@NullMarked
package cn.suyuan.ui.desk;

import org.jspecify.annotations.NullMarked;
