/** Quantities, accuracy classes and date ranges of metrology; knows nothing above. */
@NullMarked
package cn.suyuan.measure;

import org.jspecify.annotations.NullMarked;
