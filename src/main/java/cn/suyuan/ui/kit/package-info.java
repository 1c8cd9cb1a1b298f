/** Parts that all screens share: wording, theme, fonts, tables, badges, pictures, dialogs. */
@NullMarked
package cn.suyuan.ui.kit;

import org.jspecify.annotations.NullMarked;
