package cn.suyuan.uncertainty;

import java.util.function.IntConsumer;

/** Threads among which work is shared out. What a task gives must not depend on the number of lanes. */
interface Lanes {
    /** Number of tasks that run at the same time, at least 1. */
    int count();

    /** Runs the tasks 0 to {@code tasks} − 1 and returns when all are done. */
    void each(int tasks, IntConsumer task);

    /** Returns the calling thread alone. */
    static Lanes single() {
        return new Lanes() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public void each(int tasks, IntConsumer task) {
                for (int i = 0; i < tasks; i++) {
                    task.accept(i);
                }
            }
        };
    }
}
