/** The command line, and the program's entry point. */
@NullMarked
package cn.suyuan.cli;

import org.jspecify.annotations.NullMarked;
