package cn.suyuan.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A process of a life-cycle inventory.
 *
 * @param id identifier
 * @param name name
 * @param year year for which it holds, empty where not given
 * @param region place for which it holds
 * @param source where it comes from, as it says itself
 * @param exchanges flows in and out
 */
record InventoryProcess(String id, String name, String year, String region, String source, List<Exchange> exchanges) {
    InventoryProcess {
        exchanges = List.copyOf(exchanges);
    }

    /** What kind of flow. */
    enum Flow {
        /** The product to which all amounts refer. */
        REFERENCE,
        /** From or to other processes. */
        PRODUCT,
        /** From or to the environment. */
        ELEMENTARY
    }

    /**
     * A flow.
     *
     * @param number number inside the process
     * @param flow kind of flow
     * @param input whether it goes in
     * @param name name of the flow
     * @param amount amount as written
     * @param unit unit, empty where it is not given
     * @param relativeU95 half of the 95 % interval by the amount
     */
    record Exchange(
            String number,
            Flow flow,
            boolean input,
            String name,
            String amount,
            String unit,
            Optional<BigDecimal> relativeU95) {}
}
