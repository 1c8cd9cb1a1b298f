/** Certificates, issuers and the closure of the traceability chain up to the national standard. */
@NullMarked
package cn.suyuan.traceability;

import org.jspecify.annotations.NullMarked;
