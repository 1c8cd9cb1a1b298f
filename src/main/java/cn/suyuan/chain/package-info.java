/** Digests, chained readings, seals, Merkle trees and blockchain receipts: what is bound to what, without any key. */
@NullMarked
package cn.suyuan.chain;

import org.jspecify.annotations.NullMarked;
