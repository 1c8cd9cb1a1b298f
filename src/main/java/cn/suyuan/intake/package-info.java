/** Readers: files in, values out; whatever is odd becomes a problem in a list. */
@NullMarked
package cn.suyuan.intake;

import org.jspecify.annotations.NullMarked;
