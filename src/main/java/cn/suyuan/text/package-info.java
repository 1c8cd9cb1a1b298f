/** Wording for people, Chinese and English, by key. */
@NullMarked
package cn.suyuan.text;

import org.jspecify.annotations.NullMarked;
