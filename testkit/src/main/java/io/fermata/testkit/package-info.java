/**
 * Tests of asynchronous code without sleeps and without luck.
 *
 * <p>{@link io.fermata.testkit.VirtualTime} is a loop whose clock jumps; {@link io.fermata.testkit.AsyncTest} and its
 * siblings let JUnit Jupiter run methods that return coroutines on one.
 */
@NullMarked
package io.fermata.testkit;

import org.jspecify.annotations.NullMarked;
