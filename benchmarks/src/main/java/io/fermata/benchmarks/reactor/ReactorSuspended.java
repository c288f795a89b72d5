package io.fermata.benchmarks.reactor;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Many monos that are due later. */
public final class ReactorSuspended {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private ReactorSuspended() {}

    /** Subscribes to {@code count} monos that are due in a second. */
    public static void sleep(int count, Runnable asleep) throws InterruptedException {
        Scheduler timers = Schedulers.newSingle("timers");
        CountDownLatch ended = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            Mono.delay(SECOND, timers).subscribe(end -> ended.countDown());
        }
        asleep.run();
        ended.await();
        timers.dispose();
    }
}
