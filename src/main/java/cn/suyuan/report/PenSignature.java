package cn.suyuan.report;

import cn.suyuan.chain.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A signature by pen, finger or mouse: the strokes as they were drawn.
 *
 * @param signer name of the person
 * @param time when it was drawn
 * @param strokes strokes of points; from 0 to 10,000 from the left and from the top of the drawing area
 * @param ratio width of the drawing area divided by its height, above 0
 */
public record PenSignature(String signer, OffsetDateTime time, List<List<Point>> strokes, double ratio) {

    /** Units across the drawing area. */
    public static final int UNITS = 10_000;

    private static final int FEWEST_POINTS = 8;

    public PenSignature {
        strokes = strokes.stream().map(List::copyOf).toList();
        if (!(ratio > 0) || strokes.stream().mapToInt(List::size).sum() < FEWEST_POINTS) {
            throw new IllegalArgumentException("a signature has at least " + FEWEST_POINTS + " points; ratio " + ratio);
        }
    }

    /**
     * A point of a stroke.
     *
     * @param x from the left, 0 to 10,000
     * @param y from the top, 0 to 10,000
     */
    public record Point(int x, int y) {
        public Point {
            if (x < 0 || x > UNITS || y < 0 || y > UNITS) {
                throw new IllegalArgumentException("point " + x + "," + y);
            }
        }
    }

    /** Whether the strokes are enough for a signature. */
    public static boolean suffices(List<List<Point>> strokes) {
        return strokes.stream().mapToInt(List::size).sum() >= FEWEST_POINTS;
    }

    /**
     * The text under the digest: {@code suyuan-pen-v1}, signer, time, then a line of {@code x,y} for every stroke; each line
     * ended by LF.
     */
    public byte[] encoded() {
        StringBuilder text = new StringBuilder("suyuan-pen-v1\n");
        text.append(signer.replace('\n', ' ')).append('\n').append(time).append('\n');
        for (List<Point> stroke : strokes) {
            String separator = "";
            for (Point point : stroke) {
                text.append(separator).append(point.x()).append(',').append(point.y());
                separator = " ";
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SM3 of {@link #encoded()}, lower-case hex; this stands in the journal and in the field. */
    public String digest() {
        return DigestAlgorithm.SM3.of(encoded()).hex();
    }
}
