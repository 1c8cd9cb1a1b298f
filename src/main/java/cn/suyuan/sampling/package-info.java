/** The ticket draw TDS-1: who is inspected, and what that allows to conclude. */
@NullMarked
package cn.suyuan.sampling;

import org.jspecify.annotations.NullMarked;
