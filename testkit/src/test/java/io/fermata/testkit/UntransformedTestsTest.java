package io.fermata.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.fermata.Coroutine;
import io.fermata.untransformed.Untransformed;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** JUnit's launcher, as build tools and IDEs use it. */
class UntransformedTestsTest {
    static final class Transformed {
        @AsyncTest
        Coroutine<Void> test() {
            return Coroutine.done();
        }
    }

    private static TestExecutionSummary run(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    @Test
    void a_class_that_was_not_transformed_has_the_run_fail() {
        assertThat(run(Untransformed.class).getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException())
                        .hasStackTraceContaining(
                                "the tests of io.fermata.untransformed.Untransformed that return coroutines,"
                                        + " 'test' for instance, cannot run"));
    }

    @Test
    void one_that_was_runs() {
        TestExecutionSummary summary = run(Transformed.class);
        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
    }
}
