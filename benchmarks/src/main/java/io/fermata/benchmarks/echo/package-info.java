/** What the echo servers share: the client that loads them. */
@NullMarked
package io.fermata.benchmarks.echo;

import org.jspecify.annotations.NullMarked;
