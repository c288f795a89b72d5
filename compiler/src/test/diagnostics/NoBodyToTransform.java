package diagnostics;

import io.fermata.Async;
import io.fermata.Coroutine;

abstract class NoBodyToTransform {
    @Async
    abstract Coroutine<String> abstractMethod(); // FRM003 without a line

    @Async
    native Coroutine<String> nativeMethod(); // FRM003 without a line

    abstract Coroutine<String> fine();
}

interface NoBodyInInterface {
    @Async
    Coroutine<String> interfaceMethod(); // FRM003 without a line

    @Async
    default Coroutine<String> fine() {
        return Coroutine.of("x");
    }
}
