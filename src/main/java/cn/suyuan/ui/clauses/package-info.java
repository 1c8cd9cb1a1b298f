/** Screen 条款: every clause and its questions. */
@NullMarked
package cn.suyuan.ui.clauses;

import org.jspecify.annotations.NullMarked;
