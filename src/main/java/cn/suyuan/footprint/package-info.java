/** Activity data, emission factors and the declared footprint. */
@NullMarked
package cn.suyuan.footprint;

import org.jspecify.annotations.NullMarked;
