package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.AsyncCloseable;
import io.fermata.AsyncGenerator;
import io.fermata.AsyncIterable;
import io.fermata.Coroutine;
import io.fermata.Generator;
import java.util.function.Supplier;

class WrongKindOfMethod {
    @Async
    Coroutine<Void> emitsWithoutBeingAGenerator() {
        emit(1); // FRM005
        return Coroutine.done();
    }

    @Async
    Generator<String> awaitsInASynchronousGenerator(Coroutine<String> text, AsyncIterable<String> source) {
        emit("fine");
        emit(await(text)); // FRM005
        for (String each : each(source)) { // FRM005
            emit(each);
        }
        return Generator.done();
    }

    @Async
    Generator<String> closesInASynchronousGenerator(AsyncCloseable resource) {
        emit("fine");
        resource.close(); // FRM005
        return Generator.done();
    }

    @Async
    AsyncGenerator<String> doesEverything(Coroutine<String> text, AsyncIterable<String> source, AsyncCloseable r) {
        try (r) {
            for (String each : each(source)) {
                emit(each + await(text));
            }
            return AsyncGenerator.done();
        } finally {
            await(text);
        }
    }

    Supplier<Generator<String>> inLambdas(Coroutine<String> text) {
        Supplier<Coroutine<Void>> emits =
                () -> {
                    emit("x"); // FRM005
                    return Coroutine.done();
                };
        Runnable plain = () -> emit("x"); // FRM001
        return () -> {
            emit(1);
            await(text); // FRM005
            return Generator.done();
        };
    }

    void plainMethod(AsyncIterable<String> source, AsyncCloseable resource) {
        emit(1); // FRM001
        for (String each : each(source)) { // FRM001
            resource.close();
        }
    }
}
