/**
 * The limit: state machines and the loop under them as somebody writes them by hand for just the one program.
 *
 * <p>They follow Fermata's protocol, because nothing faster is known: a result is a plain return value, frames are linked on
 * the way out, a resumption goes straight to the innermost frame. They do without all that a library needs: failures that
 * cross a suspension, cancellation, misuse checks, timers where there are none, names.
 */
@NullMarked
package io.fermata.benchmarks.hand;

import org.jspecify.annotations.NullMarked;
