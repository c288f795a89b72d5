/**
 * EA Async: methods that return futures, rewritten into callbacks by its Maven plugin; compiled for Java 11, because it reads no
 * class files newer than those of 13. On the callback loop of the CompletableFuture contender.
 */
@NullMarked
package io.fermata.benchmarks.ea;

import org.jspecify.annotations.NullMarked;
