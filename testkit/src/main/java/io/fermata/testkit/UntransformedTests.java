package io.fermata.testkit;

import io.fermata.Coroutine;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;

/**
 * Has a test run fail if tests that return coroutines were not transformed: JUnit would pass over them with a warning, and all
 * would seem well. JUnit's launcher finds it by itself.
 */
public final class UntransformedTests implements LauncherDiscoveryListener {

    private static final List<Class<? extends Annotation>> TESTS =
            List.of(AsyncTest.class, ParameterizedAsyncTest.class, Explore.class, ExploreCancellation.class);

    /** For JUnit to make one. */
    public UntransformedTests() {}

    @Override
    public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
        issue.source()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .filter(UntransformedTests::isUntransformed)
                .ifPresent(UntransformedTests::refuse);
    }

    private static boolean isUntransformed(Method method) {
        return method.getReturnType() == Coroutine.class
                && TESTS.stream().anyMatch(annotation -> AnnotationSupport.isAnnotated(method, annotation));
    }

    private static void refuse(Method method) {
        throw new IllegalStateException(
                "the tests of " + method.getDeclaringClass().getName() + " that return coroutines,"
                        + " '" + method.getName()
                        + "' for instance, cannot run: the class was not transformed. Let the goal"
                        + " transform-test of the fermata-maven-plugin do so, or run the tests with -javaagent:fermata-agent.jar");
    }
}
