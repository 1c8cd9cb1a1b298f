/** The main job: stations of a case, the pipeline between them, the journal of human acts. */
@NullMarked
package cn.suyuan.audit;

import org.jspecify.annotations.NullMarked;
