package forgetful;

import io.fermata.Coroutine;
import io.fermata.Execution;

/** Somebody's own class, with an async method as the compiler leaves it. */
public final class Shop {
    private Shop() {}

    public static Coroutine<Object> mail() {
        return new mail$1();
    }

    private static final class mail$1 extends Coroutine<Object> {
        @Override
        protected Object step(Execution e, Object value, Throwable failure) {
            return "sent";
        }
    }
}
