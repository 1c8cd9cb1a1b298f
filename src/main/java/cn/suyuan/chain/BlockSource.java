package cn.suyuan.chain;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a file block by block; with an executor, blocks ahead are worked on while one is used. */
final class BlockSource {

    /** Asked of the file at once: little enough to stay in the processor's cache. */
    private static final int READ_BYTES = 1 << 16;

    /** Read before it is known how the file opens. */
    private static final int OPENING_BYTES = 1 << 12;

    private final InputStream in;
    private final Executor executor;
    private final int ahead;
    private final int blockBytes;
    /** Judges records in their blocks, once it is known that they are signed. */
    private Optional<RecordSignatureJudge> judge = Optional.empty();
    /** Until then only the beginning of the file is read. */
    private boolean opened;

    private final Deque<Work> queue = new ArrayDeque<>();
    private final Deque<LineBlock> free = new ArrayDeque<>();
    private final Help help = new Help();
    /** Beginning of a line whose end has not been read yet. */
    private byte[] carry = new byte[0];

    private int carried;
    private final byte[] lastLink = new byte[LineBlock.LINK_BYTES];
    private boolean lastLinkKnown;
    private boolean exhausted;
    private boolean insideOverlong;
    private long nextLine = 1;
    private LineBlock current = new LineBlock();

    /**
     * @param in the file
     * @param executor where blocks are worked on; {@code Runnable::run} for the calling thread alone
     * @param ahead blocks in memory at the same time, 1 or more
     * @param blockBytes how many bytes a block has, unless a line is longer
     */
    BlockSource(InputStream in, Executor executor, int ahead, int blockBytes) {
        this.in = in;
        this.executor = executor;
        this.ahead = ahead;
        this.blockBytes = blockBytes;
    }

    /** Says that the first lines are known: from here on other threads may go ahead. */
    void opened(boolean signed, RecordSignatureJudge records) {
        judge = signed && ahead > 1 ? Optional.of(records) : Optional.empty();
        opened = true;
    }

    /** Says that the first line that is read is another than the first of its file. */
    BlockSource beginningAt(long line) {
        nextLine = line;
        return this;
    }

    /** The block last advanced to. */
    LineBlock current() {
        return current;
    }

    /** Goes to the next block that has lines; the one before is used again. At the end it stays. */
    boolean advance() throws IOException {
        fillQueue();
        Work head = queue.poll();
        if (head == null) {
            return false;
        }
        free.push(current);
        current = await(head);
        current.firstLine = nextLine;
        nextLine += current.lines;
        return true;
    }

    private void fillQueue() throws IOException {
        while (!exhausted && queue.size() < (opened ? ahead : 1)) {
            LineBlock block = free.isEmpty() ? new LineBlock() : free.pop();
            if (!fill(block)) {
                return;
            }
            Work work = new Work(block, judge);
            queue.add(work);
            if (ahead > 1 && opened) {
                help.offer(work, executor, ahead);
            }
        }
    }

    /** The block of some work; while another thread is at it, this one works on the blocks after it. */
    private LineBlock await(Work head) {
        help.unbegun.remove(head);
        head.task.run();
        while (!head.task.isDone()) {
            Work other = help.unbegun.poll();
            if (other == null) {
                break;
            }
            other.task.run();
        }
        return head.await();
    }

    /** Fills a block with whole lines; the rest of an overlong line is left out. */
    private boolean fill(LineBlock block) throws IOException {
        int length = read(block);
        while (insideOverlong && length > 0) {
            carried = skipOverlong(block.data, length);
            keep(block.data, 0);
            length = read(block);
        }
        if (length == 0) {
            return false;
        }
        divide(block, length);
        return true;
    }

    /** Keeps the bytes of a beginning line for the next block. */
    private void keep(byte[] data, int from) {
        carry = carry.length < carried ? new byte[data.length] : carry;
        System.arraycopy(data, from, carry, 0, carried);
    }

    private int read(LineBlock block) throws IOException {
        block.hold(carried);
        System.arraycopy(carry, 0, block.data, 0, carried);
        int length = carried;
        carried = 0;
        int wanted = opened ? blockBytes : Math.min(blockBytes, OPENING_BYTES);
        while (!exhausted && length < LineBlock.CAPACITY) {
            if (length >= wanted && lastLineFeed(block.data, length) >= 0) {
                break;
            }
            // Past what is wanted only a line goes on that has not ended yet.
            int more = Math.min(Math.max(wanted, 2 * length), LineBlock.CAPACITY) - length;
            int step = Math.min(READ_BYTES, length < wanted ? wanted - length : more);
            block.hold(length + step);
            int read = in.read(block.data, length, step);
            exhausted = read < 0;
            length += Math.max(read, 0);
        }
        return length;
    }

    /** Leaves whole lines in the block and carries the rest. */
    private void divide(LineBlock block, int length) {
        int end = lastLineFeed(block.data, length) + 1;
        block.overlong = end == 0 && !exhausted;
        if (end == 0 || exhausted) {
            end = length;
        }
        insideOverlong = block.overlong;
        carried = length - end;
        keep(block.data, end);
        block.length = end;
        block.ended = block.data[end - 1] == '\n';
        block.linkBeforeKnown = lastLinkKnown;
        System.arraycopy(lastLink, 0, block.linkBefore, 0, LineBlock.LINK_BYTES);
        rememberLastLink(block);
    }

    private int skipOverlong(byte[] data, int length) {
        for (int i = 0; i < length; i++) {
            if (data[i] == '\n') {
                insideOverlong = false;
                System.arraycopy(data, i + 1, data, 0, length - i - 1);
                return length - i - 1;
            }
        }
        return 0;
    }

    /** The stored link of the last line, by the rules of {@link LineBlock}, without cutting the others. */
    private void rememberLastLink(LineBlock block) {
        int end = block.ended ? block.length - 1 : block.length;
        int start = lastLineFeed(block.data, end) + 1;
        int commas = 0;
        lastLinkKnown = false;
        for (int i = start; i < end && !block.overlong; i++) {
            if (block.data[i] == ',' && ++commas == 5) {
                int after = i + 1 + LineBlock.LINK_DIGITS;
                boolean whole = after == end
                        || (after < end
                                && (block.data[after] == ',' || (after + 1 == end && block.data[after] == '\r')));
                lastLinkKnown = whole && LineBlock.decodeHex(block.data, i + 1, lastLink, 0);
                return;
            }
        }
    }

    private static int lastLineFeed(byte[] data, int end) {
        int i = end - 1;
        while (i >= 0 && data[i] != '\n') {
            i--;
        }
        return i;
    }

    /**
     * What other threads are asked to do. It may wait in the executor's queue long after the file is closed, so it knows
     * nothing but the work that is left, which is then none.
     */
    private static final class Help implements Runnable {

        /** Work that no thread may have begun. */
        private final Queue<Work> unbegun = new ConcurrentLinkedQueue<>();
        /** Threads asked for and not gone yet. */
        private final AtomicInteger threads = new AtomicInteger();

        /** Offers work, and asks for one more thread unless as many were asked for as there are blocks. */
        void offer(Work work, Executor executor, int most) {
            unbegun.add(work);
            if (threads.incrementAndGet() < most) {
                executor.execute(this);
            } else {
                threads.decrementAndGet();
            }
        }

        /** Works on blocks that nobody has begun, oldest first. */
        @Override
        public void run() {
            for (Work work = unbegun.poll(); work != null; work = unbegun.poll()) {
                work.task.run();
            }
            threads.decrementAndGet();
        }
    }

    /** A block to be worked on, by the executor or by the reader itself if that is sooner. */
    private static final class Work {

        private final LineBlock block;
        private final FutureTask<LineBlock> task;

        Work(LineBlock block, Optional<RecordSignatureJudge> judge) {
            this.block = block;
            this.task = new FutureTask<>(
                    () -> {
                        block.work(DigestAlgorithm.SM3.begin());
                        block.judge(judge);
                    },
                    block);
        }

        LineBlock await() {
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return task.get();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    } catch (ExecutionException e) {
                        throw new IllegalStateException("block of " + block.length + " bytes", e.getCause());
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
