/** Screen 证据: the pack, its signatures, problems, previews. */
@NullMarked
package cn.suyuan.ui.files;

import org.jspecify.annotations.NullMarked;
