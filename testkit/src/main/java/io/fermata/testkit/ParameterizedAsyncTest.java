package io.fermata.testkit;

import io.fermata.AsyncEntry;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * A test that awaits, once for each of its arguments: {@link AsyncTest} with the sources of JUnit, {@code @ValueSource},
 * {@code @MethodSource} and all the others.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AsyncEntry(TestEntry.class)
@ExtendWith(AsyncExtension.class)
@ParameterizedTest
public @interface ParameterizedAsyncTest {}
