package io.fermata.benchmarks.footprint;

import io.fermata.benchmarks.ea.EaSuspended;
import io.fermata.benchmarks.fermata.FermataSuspended;
import io.fermata.benchmarks.futures.FutureSuspended;
import io.fermata.benchmarks.hand.HandSuspended;
import io.fermata.benchmarks.kotlin.KotlinContext;
import io.fermata.benchmarks.kotlin.KotlinSuspended;
import io.fermata.benchmarks.reactor.ReactorSuspended;
import io.fermata.benchmarks.tascalate.TascalateSuspended;
import io.fermata.benchmarks.threads.ThreadSuspended;

/** Somebody who can run many at once that sleep or wait, by the name that the tables know. */
interface Contender {

    /** Runs {@code count} that each sleep for a second, and calls {@code asleep} in the middle of it. */
    void sleep(int count, Runnable asleep) throws Exception;

    /** Suspends {@code count}, each {@code depth} calls deep with an int, a long and a String live in each, and calls {@code suspended}. */
    default void suspend(int count, int depth, Runnable suspended) throws Exception {
        throw new UnsupportedOperationException();
    }

    static Contender named(String name) {
        return switch (name) {
            case "handWritten" -> of(HandSuspended::sleep, HandSuspended::suspend);
            case "fermata" -> of(FermataSuspended::sleep, FermataSuspended::suspend);
            case "kotlinOwnLoop" ->
                of(
                        new KotlinSuspended(KotlinContext.OWN_LOOP)::sleep,
                        new KotlinSuspended(KotlinContext.OWN_LOOP)::suspend);
            case "kotlinDefault" ->
                of(
                        new KotlinSuspended(KotlinContext.DEFAULT)::sleep,
                        new KotlinSuspended(KotlinContext.DEFAULT)::suspend);
            case "virtualThreads" -> of(ThreadSuspended::sleep, ThreadSuspended::suspend);
            case "completableFuture" -> of(FutureSuspended::sleep, FutureSuspended::suspend);
            case "eaAsync" -> of(EaSuspended::sleep, EaSuspended::suspend);
            case "tascalate" -> of(TascalateSuspended::sleep, TascalateSuspended::suspend);
            case "reactor" -> ReactorSuspended::sleep;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Contender of(Sleepers sleepers, Suspended many) {
        return new Contender() {
            @Override
            public void sleep(int count, Runnable asleep) throws Exception {
                sleepers.run(count, asleep);
            }

            @Override
            public void suspend(int count, int depth, Runnable suspended) throws Exception {
                many.run(count, depth, suspended);
            }
        };
    }

    /** The first question as a function. */
    interface Sleepers {
        void run(int count, Runnable asleep) throws Exception;
    }

    /** The second question as a function. */
    interface Suspended {
        void run(int count, int depth, Runnable suspended) throws Exception;
    }
}
