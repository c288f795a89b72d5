package io.fermata.testkit.bugs;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** Looks whether there is a job, awaits, and takes it: somebody else may have taken it. */
final class CheckThenAct {

    private final AsyncQueue<String> jobs = new AsyncQueue<>();
    private final List<String> done = new ArrayList<>();

    @Async
    static Coroutine<Void> start() {
        CheckThenAct office = new CheckThenAct();
        office.jobs.putNowait("file");
        await(gather(office.clerk(0), office.clerk(2)));
        assertThat(office.done).containsExactly("file");
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> clerk(int coffee) {
        await(Work.awaits(coffee));
        if (!jobs.isEmpty()) {
            await(Work.awaits(1));
            done.add(jobs.getNowait());
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> mended() {
        CheckThenAct office = new CheckThenAct();
        office.jobs.putNowait("file");
        await(gather(office.safeClerk(), office.safeClerk()));
        assertThat(office.done).containsExactly("file");
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> safeClerk() {
        if (!jobs.isEmpty()) {
            String job = jobs.getNowait();
            await(Work.awaits(1));
            done.add(job);
        }
        return Coroutine.done();
    }
}
