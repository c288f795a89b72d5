package io.fermata.blockhound;

import io.fermata.Asyncio;
import java.time.Duration;
import reactor.blockhound.BlockHound;

/** Runs a loop in a JVM that has loaded nothing yet of what a loop needs. */
final class FirstLoop {
    private FirstLoop() {}

    public static void main(String[] args) {
        BlockHound.install();
        Asyncio.run(Asyncio.sleep(Duration.ofMillis(1)));
        System.out.println("has run");
    }
}
