/** Measurements of speed and memory, run by hand. */
@NullMarked
package cn.suyuan.bench;

import org.jspecify.annotations.NullMarked;
