/** Screen 不符合项: findings and decisions. */
@NullMarked
package cn.suyuan.ui.findings;

import org.jspecify.annotations.NullMarked;
