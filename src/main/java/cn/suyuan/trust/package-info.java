/** Who signed what, when, over what bytes, and how far that is to be trusted: signatures, certification paths, time stamps. */
@NullMarked
package cn.suyuan.trust;

import org.jspecify.annotations.NullMarked;
