package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Classes are initialised, and arguments evaluated, in the order the source has them. */
public class Hazard05InitialisationOrder {
    static class Loud {
        static {
            log("Loud is initialised");
        }

        final int value;

        Loud(int value) {
            log("Loud is constructed");
            this.value = value;
        }
    }

    static class Louder extends Loud {
        static {
            log("Louder is initialised");
        }

        Louder(Object first, int second) {
            super(second);
            log("Louder is constructed");
        }
    }

    static class Broken {
        static final int VALUE = Integer.parseInt("broken");

        Broken(Object ignored) {}
    }

    @Async
    public static Coroutine<Integer> before_the_arguments() {
        log("start");
        return Coroutine.of(new Loud(traced(await(later(1)))).value);
    }

    @Async
    public static Coroutine<Integer> a_class_and_its_superclass() {
        return Coroutine.of(new Louder(traced("first"), await(later(2))).value + new Loud(await(later(3))).value);
    }

    @Async
    public static Coroutine<Integer> nested_in_order() {
        return Coroutine.of(new Louder(new Loud(traced(await(later(1)))), traced(await(later(2)))).value);
    }

    @Async
    public static Coroutine<Integer> an_initialiser_that_fails_before_the_arguments() {
        log(await(later(0)));
        new Broken(traced(await(later(1))));
        return Coroutine.of(1);
    }

    @Async
    public static Coroutine<String> a_class_that_failed_to_initialise_is_caught() {
        try {
            new Broken(traced(await(later(1))));
        } catch (ExceptionInInitializerError expected) {
            log("caught");
        }
        try {
            new Broken(traced(await(later(2))));
        } catch (NoClassDefFoundError expected) {
            return Coroutine.of("and again " + await(later(3)));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<Integer> array_and_index_before_the_value() {
        int[] values = null;
        try {
            values[traced(0)] = await(later(traced(1)));
        } catch (NullPointerException expected) {
            log("stored nowhere");
        }
        Object[] objects = new String[1];
        try {
            objects[traced(0)] = new Loud(await(later(2)));
        } catch (ArrayStoreException expected) {
            log("not stored");
        }
        return Coroutine.of(await(later(3)));
    }

    @Async
    public static Coroutine<String> receiver_before_the_arguments_and_checked_after_them() {
        String none = null;
        try {
            none.concat(traced(await(later("x"))));
        } catch (NullPointerException expected) {
            return Coroutine.of("after the argument");
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<Integer> left_operand_before_the_right_one_changes_it() {
        int i = 1;
        int result = i + (i = await(later(10))) + i++ * await(later(i)) + i;
        return Coroutine.of(result);
    }
}
