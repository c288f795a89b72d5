package io.fermata;

import io.fermata.observe.LoopSnapshot;
import io.fermata.observe.LoopState;
import io.fermata.observe.TaskSnapshot;
import io.fermata.observe.TaskState;
import io.fermata.observe.WaitKind;
import io.fermata.observe.WaitSnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a loop and its tasks, on the loop's own thread or while nobody runs it. */
final class LoopView {

    /** What takes longer than a few milliseconds to read is cut short. */
    private static final int MOST_TASKS = 10_000;

    private static final int MOST_FRAMES = 1_000;
    private static final int DEEPEST_WAIT = 100;

    private final EventLoop loop;
    private final long now;
    private final Deadlines deadlines;

    LoopView(EventLoop loop) {
        this.loop = loop;
        this.now = loop.time();
        this.deadlines = new Deadlines(loop.queue.timers, now);
    }

    LoopSnapshot read(LoopState state, @Nullable Thread thread) {
        Deque<TaskSnapshot> tasks = new ArrayDeque<>();
        loop.tasks.unfinished(loop, MOST_TASKS).stream().limit(MOST_TASKS).forEach(task -> tasks.addFirst(read(task)));
        return new LoopSnapshot(
                loop.toString(),
                state,
                thread == null ? null : thread.getName(),
                loop.current == null ? null : loop.current.name(),
                List.of(),
                loop.counters(),
                List.copyOf(tasks),
                loop.tasks.size() - tasks.size());
    }

    /** What can be said of a loop whose thread does not answer; of one that an executor drives, that may be none. */
    static LoopSnapshot blocked(EventLoop loop, @Nullable Thread thread) {
        Task<?> running = loop.current;
        return new LoopSnapshot(
                loop.toString(),
                LoopState.BLOCKED,
                thread == null ? null : thread.getName(),
                running == null ? null : running.name(),
                thread == null ? List.of() : List.of(BlockedStep.plain(thread.getStackTrace())),
                loop.counters(),
                List.of(),
                0);
    }

    /** What can be said of a loop without looking at its tasks. */
    static LoopSnapshot unread(EventLoop loop, LoopState state) {
        int omitted = state == LoopState.CLOSED ? 0 : loop.tasks.size();
        return new LoopSnapshot(loop.toString(), state, null, null, List.of(), loop.counters(), List.of(), omitted);
    }

    private TaskSnapshot read(Task<?> task) {
        boolean timed = false;
        List<StackTraceElement> stack = new ArrayList<>();
        List<Integer> children = new ArrayList<>();
        for (Coroutine<?> frame = task.frame(); frame != null && stack.size() < MOST_FRAMES; frame = frame.parent) {
            StackTraceElement location = frame.location();
            if (location != null) {
                stack.add(location);
            }
            timed |= frame instanceof Timeout<?> || (frame instanceof TasksWait<?> wait && wait.isTimed());
            if (frame instanceof GroupScope<?> scope) {
                scope.children().stream()
                        .filter(child -> !child.isDone())
                        .forEach(child -> children.add(child.number()));
            }
        }
        WaitSnapshot wait = waitOf(task);
        return new TaskSnapshot(
                task.number(),
                task.name(),
                state(task, wait),
                Duration.ofNanos(now - loop.creationSites.timeOf(task, loop.tasks.madeAt(task, now))),
                timed,
                task.cancelling(),
                stack,
                wait,
                children,
                loop.creationSites.of(task));
    }

    private TaskState state(Task<?> task, @Nullable WaitSnapshot wait) {
        if (wait != null) {
            return TaskState.WAITING;
        }
        if (loop.current == task) {
            return TaskState.RUNNING;
        }
        return task.isStarted() ? TaskState.READY : TaskState.NEW;
    }

    private @Nullable WaitSnapshot waitOf(Task<?> task) {
        Parking awaited = task.awaiting();
        if (awaited == null || loop.current == task) {
            return null;
        }
        Blocker blocker = awaited.blocker();
        if (blocker == null) {
            return null;
        }
        Coroutine<?> innermost = task.frame();
        if (blocker.kind() == WaitKind.PROMISE && innermost != null) {
            blocker = explain(innermost, blocker);
        }
        if (awaited instanceof Nap nap) {
            blocker = Blocker.of(WaitKind.SLEEP, deadlines.text(nap));
        } else if (awaited instanceof Wait wait) {
            blocker = blocker.and(others(wait.queue.countAsleep() - 1));
        }
        return describe(awaited, blocker, 0);
    }

    private static String others(int waiting) {
        return waiting <= 0 ? "" : ", " + waiting + (waiting == 1 ? " other waits" : " others wait");
    }

    /**
     * A bare promise says little: the frame that waits for it, and has made it for that, knows what it stands for. Those of the
     * streams, in a package that does not know {@link Blocker}, say it by {@code toString}.
     */
    private static Blocker explain(Coroutine<?> frame, Blocker promise) {
        if (frame.getClass().getName().startsWith("io.fermata.net.")) {
            return Blocker.of(WaitKind.SOCKET, frame.toString());
        }
        Blocker better = frame.blocker();
        return better == null ? promise : better;
    }

    private WaitSnapshot describe(Parking awaited, Blocker blocker, int depth) {
        return awaited instanceof Task<?> task
                ? new WaitSnapshot(WaitKind.TASK, task.name(), false, task.number(), List.of())
                : describe(blocker, depth);
    }

    private WaitSnapshot describe(Blocker blocker, int depth) {
        int holder = blocker.holder() == null ? 0 : blocker.holder().number();
        List<WaitSnapshot> parts = depth == DEEPEST_WAIT ? List.of() : parts(blocker.parts(), depth + 1);
        return new WaitSnapshot(blocker.kind(), blocker.text(), blocker.any(), holder, parts);
    }

    /** The end of a task of another loop is no business of this one, whose numbers it does not share. */
    private List<WaitSnapshot> parts(Collection<? extends Completion<?>> completions, int depth) {
        List<WaitSnapshot> parts = new ArrayList<>();
        for (Completion<?> each : completions) {
            Blocker blocker = each.loop == loop ? each.blocker() : null;
            if (blocker != null) {
                parts.add(describe(each, blocker, depth));
            }
        }
        return parts;
    }
}
