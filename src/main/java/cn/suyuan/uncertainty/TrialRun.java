package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * Runs blocks of trials on several threads. Each block has its own random streams and its own place in the result, so
 * that the number of threads changes nothing.
 */
final class TrialRun implements AutoCloseable, Lanes {
    private final List<ColumnMachine> machines = new ArrayList<>();
    private final ThreadPoolExecutor threads;
    private final EvaluationProgress progress;
    private final int outputs;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    TrialRun(
            ColumnProgram program,
            InputSampler sampler,
            InputBounds bounds,
            RunSize size,
            EvaluationProgress progress) {
        for (int i = 0; i < size.threads(); i++) {
            machines.add(new ColumnMachine(program, sampler, bounds));
        }
        this.outputs = size.outputs();
        this.total = size.total();
        this.progress = progress;
        int others = Math.max(1, size.threads() - 1);
        this.threads =
                new ThreadPoolExecutor(others, others, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "trials");
                    thread.setDaemon(true);
                    return thread;
                });
        if (size.threads() > 1) {
            // a thread takes up to some milliseconds to start: it does so while the columns are made
            threads.prestartAllCoreThreads();
        }
    }

    /** How much is to be run. */
    record RunSize(int threads, int outputs, long total) {}

    /** Columns of trials, one for each output, with what is known of their blocks. */
    static final class Columns {
        private final double[][] values;
        private final ColumnSummary[] summaries;

        Columns(int outputs, int trials) {
            values = new double[outputs][trials];
            summaries = new ColumnSummary[outputs];
            Arrays.setAll(summaries, output -> new ColumnSummary(trials));
        }

        double[][] values() {
            return values;
        }

        ColumnSummary summary(int output) {
            return summaries[output];
        }
    }

    /**
     * Runs the trials of successive blocks.
     *
     * @return a column per output; columns without meaning when cancelled
     */
    Columns run(long firstBlock, int trials) {
        Columns columns = new Columns(outputs, trials);
        int blocks = (trials + ColumnMachine.BLOCK - 1) / ColumnMachine.BLOCK;
        AtomicInteger next = new AtomicInteger();
        each(machines.size(), lane -> {
            for (int block = next.getAndIncrement();
                    block < blocks && !progress.cancelled();
                    block = next.getAndIncrement()) {
                runBlock(machines.get(lane), firstBlock, block, columns.values());
                for (int output = 0; output < outputs; output++) {
                    columns.summary(output).look(columns.values()[output], trials, block);
                }
            }
        });
        return columns;
    }

    /** Trials made so far. */
    long done() {
        return done.get();
    }

    @Override
    public int count() {
        return machines.size();
    }

    @Override
    public void each(int tasks, IntConsumer task) {
        if (machines.size() == 1) {
            Lanes.single().each(tasks, task);
            return;
        }
        if (tasks < 1) {
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        for (int i = 1; i < tasks; i++) {
            int own = i;
            running.add(threads.submit(() -> task.accept(own)));
        }
        task.accept(0);
        for (Future<?> other : running) {
            await(other);
        }
    }

    private void runBlock(ColumnMachine machine, long firstBlock, int block, double[][] columns) {
        int from = block * ColumnMachine.BLOCK;
        int count = Math.min(ColumnMachine.BLOCK, columns[0].length - from);
        machine.run(firstBlock + block, count);
        for (int output = 0; output < columns.length; output++) {
            System.arraycopy(machine.output(output), 0, columns[output], from, count);
        }
        progress.progress(done.addAndGet(count), total);
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trials were running", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("trials failed", failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
