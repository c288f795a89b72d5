package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Generator;

class GeneratorResult {
    @Async
    AsyncGenerator<Integer> delegates() {
        emit(1);
        return others(); // FRM012
    }

    @Async
    AsyncGenerator<Integer> conditional(boolean way, AsyncGenerator<Integer> parameter) {
        emit(1);
        if (!way) {
            AsyncGenerator<Integer> kept = parameter;
            return kept; // FRM012
        }
        AsyncGenerator<Integer> end = AsyncGenerator.done();
        try {
            return way ? end : others(); // FRM012
        } finally {
            emit(2);
        }
    }

    @Async
    Generator<Integer> ends(boolean early) {
        try {
            if (early) {
                return Generator.done();
            }
            emit(1);
            return Generator.done();
        } finally {
            emit(2);
        }
    }

    AsyncGenerator<Integer> others() {
        return AsyncGenerator.done();
    }
}
