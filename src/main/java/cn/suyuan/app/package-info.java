/** Use cases, and the one place where things are wired. */
@NullMarked
package cn.suyuan.app;

import org.jspecify.annotations.NullMarked;
