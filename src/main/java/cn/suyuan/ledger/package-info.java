/** The ledger of energy measuring instruments and what hangs on it: network, energy units, incidents, clocks, plan. */
@NullMarked
package cn.suyuan.ledger;

import org.jspecify.annotations.NullMarked;
