package io.fermata.benchmarks.threads;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Threads that send one another messages through blocking queues. */
public final class ThreadQueues {

    /** Two threads that send each other one message at a time. */
    public int pingPong(int rounds) {
        BlockingQueue<Integer> there = new ArrayBlockingQueue<>(1);
        BlockingQueue<Integer> back = new ArrayBlockingQueue<>(1);
        int[] sum = new int[1];
        Thread ping = VirtualThreads.start(() -> {
            for (int i = 0; i < rounds; i++) {
                put(there, i & 63);
                sum[0] += take(back);
            }
        });
        Thread pong = VirtualThreads.start(() -> {
            for (int i = 0; i < rounds; i++) {
                put(back, take(there));
            }
        });
        VirtualThreads.join(ping);
        VirtualThreads.join(pong);
        return sum[0];
    }

    /** A producer and a consumer with a queue between them. */
    public int stream(int items, int capacity) {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(capacity);
        int[] sum = new int[1];
        VirtualThreads.start(() -> {
            for (int i = 0; i < items; i++) {
                put(queue, i & 63);
            }
        });
        VirtualThreads.join(VirtualThreads.start(() -> {
            for (int i = 0; i < items; i++) {
                sum[0] += take(queue);
            }
        }));
        return sum[0];
    }

    private static void put(BlockingQueue<Integer> queue, int item) {
        try {
            queue.put(item);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int take(BlockingQueue<Integer> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
