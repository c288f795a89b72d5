package io.fermata.testkit;

import io.fermata.EventLoop;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Has an {@link Explorer} call methods with {@link Explore} and {@link ExploreCancellation}, again and again. */
final class ExploreExtension implements BeforeEachCallback, InvocationInterceptor, ParameterResolver {

    private static final String RUNS = "fermata.explore.runs";
    private static final String SEED = "fermata.explore.seed";

    @Override
    public void beforeEach(ExtensionContext context) {
        try (TestInstances instances = new TestInstances(context.getRequiredTestInstance())) {
            instances.refuseIfImpossible();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if ((type == EventLoop.class || type == VirtualTime.class)
                && parameter
                        .getDeclaringExecutable()
                        .equals(context.getTestMethod().orElse(null))) {
            throw new ParameterResolutionException(
                    "each run of @Explore and @ExploreCancellation has a loop of its own, which"
                            + " cannot be a parameter: take EventLoop.current() in the test, and its time() for the virtual time");
        }
        return type == Cancellation.class
                && context.getRequiredTestMethod().isAnnotationPresent(ExploreCancellation.class);
    }

    /** Stands for those of the runs. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Cancellation();
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> called,
            ExtensionContext context) {
        invocation.skip();
        Explore explore = called.getExecutable().getAnnotation(Explore.class);
        ExploreCancellation cancellation = called.getExecutable().getAnnotation(ExploreCancellation.class);
        try (TestInstances instances = new TestInstances(context.getRequiredTestInstance())) {
            if (explore != null) {
                explorer(explore, context).check(() -> method(called, null).call(instances.next()));
            } else if (cancellation != null) {
                Explorer.create()
                        .maxSteps(cancellation.maxSteps())
                        .checkCancellations(run -> method(called, run).call(instances.next()));
            }
        }
    }

    private static ExploredMethod method(ReflectiveInvocationContext<Method> called, @Nullable Cancellation ofThisRun) {
        List<@Nullable Object> arguments = new ArrayList<>(called.getArguments());
        arguments.replaceAll(argument -> argument instanceof Cancellation ? ofThisRun : argument);
        return new ExploredMethod(called.getExecutable(), arguments);
    }

    private static Explorer explorer(Explore explore, ExtensionContext context) {
        Explorer explorer = Explorer.create()
                .runs(context.getConfigurationParameter(RUNS, Integer::valueOf).orElse(explore.runs()))
                .seed(context.getConfigurationParameter(SEED, Long::valueOf).orElse(explore.seed()))
                .strategy(explore.strategy())
                .depth(explore.depth())
                .maxSteps(explore.maxSteps());
        return explore.schedule().isEmpty() ? explorer : explorer.schedule(explore.schedule());
    }
}
