/** The encrypted case file: immutable evidence and the append-only journal. */
@NullMarked
package cn.suyuan.casefile;

import org.jspecify.annotations.NullMarked;
