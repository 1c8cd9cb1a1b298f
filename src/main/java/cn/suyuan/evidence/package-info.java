/** The evidence pack as a value: files with their states, tables as they came, every place a claim can rest on. */
@NullMarked
package cn.suyuan.evidence;

import org.jspecify.annotations.NullMarked;
