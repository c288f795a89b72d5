package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.AsyncLock;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Judit plays chess against 24 opponents: game by game it takes her 12 hours, from table to table 1 hour.
 *
 * <p>She needs 5 seconds for a move, an opponent 55, and a game is 30 pairs of moves. The time is spent in the
 * opponents' thinking; who waits for it at the table wastes it, who awaits it plays at another one. A day of chess
 * passes within seconds here: {@code slowness} is what a second of the exhibition takes.
 */
public final class ChessExhibition {
    static final int BOARDS = 24;
    static final int MOVE_PAIRS = 30;

    private final Duration slowness;

    /** There is only one Judit, at one table at a time; the opponents queue for her in the order of their moves. */
    private final AsyncLock judit = new AsyncLock();

    ChessExhibition(Duration slowness) {
        this.slowness = slowness;
    }

    @Async
    private Coroutine<Void> game() {
        for (int pair = 0; pair < MOVE_PAIRS; pair++) {
            await(judit.acquire());
            try {
                await(sleep(slowness.multipliedBy(5)));
            } finally {
                judit.release();
            }
            await(sleep(slowness.multipliedBy(55))); // the opponent's move: Judit is free for others
        }
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> gameByGame() {
        for (int board = 0; board < BOARDS; board++) {
            await(game());
        }
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> tableToTable() {
        await(gather(Stream.generate(this::game).limit(BOARDS).toList()));
        return Coroutine.done();
    }

    /** Prints how long a coroutine takes, in hours of the exhibition. A coroutine is a value until it is awaited. */
    @Async
    private Coroutine<Void> timed(String manner, Coroutine<Void> exhibition) {
        long begun = EventLoop.current().time();
        await(exhibition);
        double seconds = (EventLoop.current().time() - begun) / (double) slowness.toNanos();
        long hours = Math.round(seconds / 3600);
        System.out.printf("%s: %d %s%n", manner, hours, hours == 1 ? "hour" : "hours");
        return Coroutine.done();
    }

    @Async
    Coroutine<Void> start() {
        System.out.printf("Judit plays %d games of %d pairs of moves.%n", BOARDS, MOVE_PAIRS);
        await(timed("Game by game", gameByGame()));
        await(timed("From table to table", tableToTable()));
        return Coroutine.done();
    }

    public static void main(String[] arguments) {
        run(new ChessExhibition(Duration.ofNanos(400_000)).start());
    }
}
