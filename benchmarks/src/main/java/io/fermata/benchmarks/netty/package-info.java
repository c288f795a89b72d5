/** Netty, for the server. */
@NullMarked
package io.fermata.benchmarks.netty;

import org.jspecify.annotations.NullMarked;
