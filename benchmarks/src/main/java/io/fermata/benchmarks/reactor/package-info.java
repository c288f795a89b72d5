/** Reactor, where a question is one of streams. */
@NullMarked
package io.fermata.benchmarks.reactor;

import org.jspecify.annotations.NullMarked;
