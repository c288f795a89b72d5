/**
 * The language ({@code @Async}, {@code await}), coroutines and tasks, and the event loop that runs them.
 *
 * <p>An object that belongs to an event loop is for the thread that runs the loop, unless its documentation allows other
 * threads. What is not marked {@code @Nullable} must not be null.
 */
@NullMarked
package io.fermata;

import org.jspecify.annotations.NullMarked;
