/** What can be said of a signature, drawn: facts, trust, time and coverage apart, and the certificates up to the root. */
@NullMarked
package cn.suyuan.ui.signature;

import org.jspecify.annotations.NullMarked;
