package io.fermata.testkit;

import io.fermata.AsyncEntry;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A method that awaits and runs after all tests of a class: it returns {@code Coroutine<Void>}. The class has to be
 * {@link InVirtualTime}, and all its tests share one loop then.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AsyncEntry(TestEntry.class)
@ExtendWith(AsyncExtension.class)
@AfterAll
public @interface AsyncAfterAll {}
