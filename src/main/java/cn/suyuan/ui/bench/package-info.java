/** The window's desk over the workbench of the program. */
@NullMarked
package cn.suyuan.ui.bench;

import org.jspecify.annotations.NullMarked;
