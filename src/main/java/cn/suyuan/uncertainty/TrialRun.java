package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs blocks of trials on several threads. Each block has its own random streams and its own place in the result, so
 * that the number of threads changes nothing.
 */
final class TrialRun implements AutoCloseable {
    private final List<ColumnMachine> machines = new ArrayList<>();
    private final ExecutorService threads;
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
        this.threads = Executors.newFixedThreadPool(size.threads(), task -> {
            Thread thread = new Thread(task, "trials");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How much is to be run. */
    record RunSize(int threads, int outputs, long total) {}

    /**
     * Runs the trials of successive blocks.
     *
     * @return a column per output, or columns of length 0 when cancelled
     */
    double[][] run(long firstBlock, int trials) {
        double[][] columns = new double[outputs][trials];
        int blocks = (trials + ColumnMachine.BLOCK - 1) / ColumnMachine.BLOCK;
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (ColumnMachine machine : machines) {
            running.add(threads.submit(() -> {
                for (int block = next.getAndIncrement();
                        block < blocks && !progress.cancelled();
                        block = next.getAndIncrement()) {
                    runBlock(machine, firstBlock, block, columns);
                }
            }));
        }
        for (Future<?> task : running) {
            await(task);
        }
        return progress.cancelled() ? new double[outputs][0] : columns;
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
