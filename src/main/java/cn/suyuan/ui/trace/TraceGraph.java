package cn.suyuan.ui.trace;

import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityChain.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A traceability graph with its places on a plane, without a window: devices below, what they are traced to above them.
 *
 * @param nodes boxes
 * @param edges lines from a lower node to an upper one
 * @param width of the whole, in points at a scale of 1
 * @param height of the whole
 */
record TraceGraph(List<Node> nodes, List<Edge> edges, double width, double height) {

    private static final double BOX = 230;
    private static final double TALL = 52;
    private static final double RISE = 112;
    private static final double ASIDE = 30;
    private static final double CELL = 16;

    TraceGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a node stands for. */
    enum Kind {
        DEVICE,
        STANDARD,
        AUTHORITY,
        NATIONAL,
        UNKNOWN
    }

    /**
     * A box.
     *
     * @param kind what it stands for
     * @param id number or name
     * @param detail second line
     * @param state how it stands
     * @param x left edge
     * @param y upper edge
     * @param small whether it is one of many devices, drawn as a square
     */
    record Node(Kind kind, String id, String detail, ChainState state, double x, double y, boolean small) {
        double width() {
            return small ? CELL - 3 : BOX;
        }

        double height() {
            return small ? CELL - 3 : TALL;
        }

        boolean holds(double px, double py) {
            return px >= x && py >= y && px <= x + width() && py <= y + height();
        }
    }

    /**
     * A line.
     *
     * @param from index of the lower node
     * @param to index of the upper node
     * @param certificateNo certificate that joins them, empty where none does
     * @param state how it stands
     */
    record Edge(int from, int to, String certificateNo, ChainState state) {
        boolean sound() {
            return state == ChainState.CLOSED;
        }
    }

    /** The chain of one device up to the national standard. */
    static TraceGraph of(TraceabilityChain chain, UnaryOperator<String> name) {
        Building building = new Building();
        int device =
                building.node(0, Kind.DEVICE, chain.instrumentNo(), name.apply(chain.instrumentNo()), chain.state());
        if (chain.path().isEmpty()) {
            building.edge(device, building.node(1, Kind.UNKNOWN, "", "", chain.state()), "", chain.state());
        }
        Map<String, Integer> levels = new LinkedHashMap<>();
        levels.put(chain.instrumentNo(), 0);
        List<Link> path = chain.path();
        for (int i = 0; i < path.size(); i++) {
            Link link = path.get(i);
            int level = levels.computeIfAbsent(link.instrumentNo(), no -> levels.size());
            int from = building.node(
                    level,
                    level == 0 ? Kind.DEVICE : Kind.STANDARD,
                    link.instrumentNo(),
                    name.apply(link.instrumentNo()),
                    link.state());
            Optional<String> next = nextInstrument(path, i);
            if (!link.authority().isEmpty()) {
                int authority = building.node(level + 1, Kind.AUTHORITY, link.authority(), link.issuer(), link.state());
                building.edge(from, authority, link.certificateNo(), link.state());
                if (link.state() == ChainState.CLOSED) {
                    int top = building.node(level + 2, Kind.NATIONAL, "", "", ChainState.CLOSED);
                    building.edge(authority, top, "", ChainState.CLOSED);
                }
            } else if (next.isPresent()) {
                int above = levels.computeIfAbsent(next.get(), no -> levels.size());
                int to = building.node(
                        above,
                        above == 0 ? Kind.DEVICE : Kind.STANDARD,
                        next.get(),
                        name.apply(next.get()),
                        link.state());
                building.edge(from, to, link.certificateNo(), link.state());
            } else {
                int unknown = building.node(level + 1, Kind.UNKNOWN, link.issuer(), "", link.state());
                building.edge(from, unknown, link.certificateNo(), link.state());
            }
        }
        return building.graph();
    }

    /** All devices at once, each a square under the authority its chain ends at, or under where it breaks. */
    static TraceGraph overview(List<TraceabilityChain> chains, UnaryOperator<String> name) {
        Map<String, List<TraceabilityChain>> groups = new TreeMap<>();
        for (TraceabilityChain chain : chains) {
            groups.computeIfAbsent(top(chain), t -> new ArrayList<>()).add(chain);
        }
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        List<Map.Entry<String, List<TraceabilityChain>>> wide = new ArrayList<>(groups.entrySet());
        wide.sort(Comparator.comparing((Map.Entry<String, List<TraceabilityChain>> e) ->
                        e.getKey().isEmpty())
                .thenComparing(e -> -e.getValue().size()));
        int columns = Math.max(1, Math.min(wide.size(), (int) Math.ceil(Math.sqrt(chains.size()) / 16) + 3));
        double rowTop = RISE;
        double x = 0;
        double rowHeight = 0;
        double right = 0;
        int national = 0;
        nodes.add(new Node(Kind.NATIONAL, "", "", ChainState.CLOSED, 0, 0, false));
        for (int i = 0; i < wide.size(); i++) {
            if (i > 0 && i % columns == 0) {
                rowTop += rowHeight + RISE;
                x = 0;
                rowHeight = 0;
            }
            List<TraceabilityChain> members = new ArrayList<>(wide.get(i).getValue());
            members.sort(Comparator.comparing((TraceabilityChain c) -> c.state() == ChainState.CLOSED)
                    .thenComparing(TraceabilityChain::instrumentNo));
            String authority = wide.get(i).getKey();
            ChainState state = authority.isEmpty() ? ChainState.NO_CERT : ChainState.CLOSED;
            int across = Math.max((int) (BOX / CELL), (int) Math.ceil(Math.sqrt(members.size() * 1.6)));
            int top = nodes.size();
            nodes.add(new Node(
                    authority.isEmpty() ? Kind.UNKNOWN : Kind.AUTHORITY,
                    authority,
                    Integer.toString(members.size()),
                    state,
                    x + Math.max(0, across * CELL - BOX) / 2,
                    rowTop,
                    false));
            if (!authority.isEmpty()) {
                edges.add(new Edge(top, national, "", state));
            }
            for (int m = 0; m < members.size(); m++) {
                TraceabilityChain chain = members.get(m);
                nodes.add(new Node(
                        Kind.DEVICE,
                        chain.instrumentNo(),
                        name.apply(chain.instrumentNo()),
                        chain.state(),
                        x + (m % across) * CELL,
                        rowTop + TALL + 14 + Math.floorDiv(m, across) * CELL,
                        true));
            }
            rowHeight = Math.max(rowHeight, TALL + 14 + Math.ceil((double) members.size() / across) * CELL);
            x += Math.max(BOX, across * CELL) + ASIDE;
            right = Math.max(right, x - ASIDE);
        }
        nodes.set(0, new Node(Kind.NATIONAL, "", "", ChainState.CLOSED, (right - BOX) / 2, 0, false));
        return new TraceGraph(nodes, edges, Math.max(BOX, right), rowTop + rowHeight);
    }

    /** The node at a point, the device first where boxes overlap. */
    Optional<Node> at(double x, double y) {
        return nodes.stream().filter(node -> node.holds(x, y)).reduce((lower, upper) -> upper);
    }

    /** The edge whose label is at a point: halfway between its ends. */
    Optional<Edge> edgeAt(double x, double y) {
        return edges.stream()
                .filter(edge -> !edge.certificateNo().isEmpty() || !edge.sound())
                .filter(edge -> {
                    Node from = nodes.get(edge.from());
                    Node to = nodes.get(edge.to());
                    double middle = (from.y() + to.y() + to.height()) / 2;
                    double centre = (from.x() + to.x() + BOX) / 2;
                    return Math.abs(y - middle) < 24 && Math.abs(x - centre) < BOX / 2;
                })
                .findFirst();
    }

    private static Optional<String> nextInstrument(List<Link> path, int i) {
        for (int n = i + 1; n < path.size(); n++) {
            if (!path.get(n).instrumentNo().equals(path.get(i).instrumentNo())) {
                return Optional.of(path.get(n).instrumentNo());
            }
        }
        return Optional.empty();
    }

    private static String top(TraceabilityChain chain) {
        List<Link> path = chain.path();
        for (int i = path.size() - 1; i >= 0; i--) {
            if (!path.get(i).authority().isEmpty()) {
                return path.get(i).authority();
            }
        }
        return "";
    }

    /** Nodes by level, laid out in the end: each level in the middle above the one below. */
    private static final class Building {
        private record Raw(int level, Kind kind, String id, String detail, ChainState state) {}

        private final Map<String, Integer> known = new LinkedHashMap<>();
        private final List<Raw> raw = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();

        int node(int level, Kind kind, String id, String detail, ChainState state) {
            String key = kind == Kind.UNKNOWN ? "?" + raw.size() : kind + "|" + id;
            return known.computeIfAbsent(key, k -> {
                raw.add(new Raw(level, kind, id, detail, state));
                return raw.size() - 1;
            });
        }

        void edge(int from, int to, String certificateNo, ChainState state) {
            edges.add(new Edge(from, to, certificateNo, state));
        }

        TraceGraph graph() {
            int top = raw.stream().mapToInt(Raw::level).max().orElse(0);
            Map<Integer, Integer> count = new TreeMap<>();
            raw.forEach(r -> count.merge(r.level(), 1, Integer::sum));
            int most = count.values().stream().mapToInt(n -> n).max().orElse(1);
            double width = most * (BOX + ASIDE) - ASIDE;
            Map<Integer, Integer> placed = new TreeMap<>();
            List<Node> nodes = new ArrayList<>();
            for (Raw r : raw) {
                int of = count.getOrDefault(r.level(), 1);
                int i = placed.merge(r.level(), 1, Integer::sum) - 1;
                double left = (width - (of * (BOX + ASIDE) - ASIDE)) / 2;
                nodes.add(new Node(
                        r.kind(),
                        r.id(),
                        r.detail(),
                        r.state(),
                        left + i * (BOX + ASIDE),
                        (top - r.level()) * RISE,
                        false));
            }
            return new TraceGraph(nodes, edges, width, top * RISE + TALL);
        }
    }
}
