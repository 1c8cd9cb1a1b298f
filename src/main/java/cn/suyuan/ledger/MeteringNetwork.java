package cn.suyuan.ledger;

import cn.suyuan.evidence.TableRow;
import java.util.List;

/**
 * The metering network (计量网络图) as parent–child pairs.
 *
 * @param edges rows of {@code network.csv} in their order
 */
public record MeteringNetwork(List<Edge> edges) {

    public MeteringNetwork {
        edges = List.copyOf(edges);
    }

    /**
     * @param parent upper meter, empty for a meter at the site boundary
     * @param child lower meter
     * @param carrier energy carrier key
     * @param row the row it came from
     */
    public record Edge(String parent, String child, String carrier, TableRow row) {}
}
