/** The language ({@code @Async}, {@code await}), coroutines and tasks, and the event loop that runs them. */
@NullMarked
package io.fermata;

import org.jspecify.annotations.NullMarked;
