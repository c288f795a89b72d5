/**
 * Chains of CompletableFuture, on a queue of callbacks of one thread. Where a question needs a queue that suspends, they stay
 * out: the JDK has none that gives futures.
 */
@NullMarked
package io.fermata.benchmarks.futures;

import org.jspecify.annotations.NullMarked;
