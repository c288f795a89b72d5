package io.fermata.testkit;

import io.fermata.AsyncEntry;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that awaits: a method that returns {@code Coroutine<Void>}, run in virtual time on a loop of its own.
 *
 * <p>The method is async without {@code @Async}, and a test of JUnit Jupiter in everything else: tags, timeouts, display
 * names, parameters. It may take the {@link io.fermata.EventLoop} and the {@link VirtualTime} as parameters. When it has
 * ended, nothing may be left over: a task that still runs, an async generator that is open or a failure that nobody took
 * fail the test with a {@link LeakError}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AsyncEntry(TestEntry.class)
@ExtendWith(AsyncExtension.class)
@Test
public @interface AsyncTest {}
