package cn.suyuan.intake;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.chain.DigestState;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** SM3 of a whole ZIP file, computed on a thread of its own while the entries are read on another. */
final class ContainerDigest implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int WAIT_MILLIS = 100;

    private final RandomBytes zip;
    private final FutureTask<String> task;
    private final Thread thread;
    private volatile boolean stopped;

    private ContainerDigest(RandomBytes zip) {
        this.zip = zip;
        this.task = new FutureTask<>(this::digest);
        this.thread = new Thread(task, "container-digest");
    }

    /** Begins at once. */
    static ContainerDigest begin(RandomBytes zip) {
        ContainerDigest digest = new ContainerDigest(zip);
        digest.thread.setDaemon(true);
        digest.thread.start();
        return digest;
    }

    private String digest() throws IOException {
        DigestState state = DigestAlgorithm.SM3.begin();
        byte[] buffer = new byte[BUFFER];
        for (long at = 0; at < zip.size() && !stopped; ) {
            int read = zip.read(at, buffer, 0, BUFFER);
            if (read <= 0) {
                break;
            }
            state.update(buffer, 0, read);
            at += read;
        }
        return state.finish().hex();
    }

    /** Waits a tenth of a second; whether the digest is there. */
    boolean await() throws IOException {
        try {
            task.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("container", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The digest in hex, once {@link #await} has said that it is there. */
    String hex() throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("container", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Stops where it is not done, and waits until nothing reads the file any more. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
