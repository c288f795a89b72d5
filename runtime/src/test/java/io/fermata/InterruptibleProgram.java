package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import java.time.Duration;

/** A program that waits to be interrupted; run by {@link SignalTest}. */
final class InterruptibleProgram {
    private InterruptibleProgram() {}

    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "cleans up" ->
                run(waitForEver().rescue(InterruptibleProgram::cleanUp).await(v -> v));
            case "has leftovers" ->
                run(new Script<>()
                        .then(() -> createTask(waitForEver("leftover")
                                .rescue(InterruptibleProgram::cleanUp)
                                .await(v -> v)))
                        .await(v -> waitForEver()));
            case "catches" -> {
                try {
                    run(waitForEver());
                } catch (KeyboardInterrupt interrupt) {
                    say("caught: " + interrupt.getMessage());
                }
            }
            case "swallows" -> say(run(waitForEver().rescue(failure -> "a value")));
            case "is stubborn" -> run(waitForEver().rescue(failure -> null).await(v -> waitForEver("again")));
            case "handles it itself" ->
                run(new Script<>()
                        .then(() -> EventLoop.current().addSignalHandler("INT", () -> {
                            say("handled");
                            EventLoop.current().removeSignalHandler("INT");
                            say("ready");
                        }))
                        .await(v -> waitForEver()));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static Script<Object> waitForEver() {
        return waitForEver("ready");
    }

    private static Script<Object> waitForEver(String announcement) {
        return new Script<>()
                .then(() -> EventLoop.current().callSoon(() -> say(announcement)))
                .await(v -> EventLoop.current().createPromise());
    }

    private static Object cleanUp(Throwable cancelled) throws Throwable {
        say("cancelled: " + cancelled.getMessage());
        return new Script<>()
                .await(v -> sleep(Duration.ofMillis(1)))
                .then(() -> say("cleaned up"))
                .run(v -> {
                    throw cancelled;
                });
    }

    private static void say(Object what) {
        System.out.println(what);
    }
}
