package io.fermata.testkit;

import io.fermata.AsyncEntry;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A method that awaits and runs after each test, in the virtual time of the test: it returns {@code Coroutine<Void>}. What
 * it ends is not left over.
 *
 * <p>In a class with tests that do not await, {@link InVirtualTime} has to be on the class.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AsyncEntry(TestEntry.class)
@ExtendWith(AsyncExtension.class)
@AfterEach
public @interface AsyncAfterEach {}
