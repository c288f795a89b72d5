package io.fermata.untransformed;

import io.fermata.Coroutine;
import io.fermata.testkit.AsyncTest;

/** A test, run by others, that returns a coroutine and stays as it was compiled. */
public final class Untransformed {
    @AsyncTest
    Coroutine<Void> test() {
        return Coroutine.done();
    }
}
