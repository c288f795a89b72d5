package it;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GreeterTest {
    @Test
    void main_and_test_classes_are_async() {
        run(scenario());
    }

    @Async
    private Coroutine<Void> scenario() {
        assertEquals("Hello, dear test", await(new Greeter().greet("test")));
        return Coroutine.done();
    }

    /** Marks the end of the first run: no class may be younger. */
    @AfterAll
    static void mark() throws Exception {
        Path mark = Path.of("target", "first-run");
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
    }
}
