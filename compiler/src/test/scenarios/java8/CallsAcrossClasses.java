package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Async methods that await those of other classes: static, virtual, of an interface, of a superclass, of any number. */
public class CallsAcrossClasses {
    static class Base {
        final String name;

        Base(String name) {
            this.name = name;
        }

        @Async
        static Coroutine<Long> wide(int i, long l, double d, String text, byte... more) {
            log("wide");
            return Coroutine.of(i + l + (long) d + text.length() + more.length + await(later(1L)));
        }

        @Async
        Coroutine<String> hello(String who) {
            String greeting = "base " + name + await(later(" greets "));
            return Coroutine.of(greeting + who);
        }

        @Async
        final Coroutine<String> fixed(int x) {
            return Coroutine.of(await(hello("fixed")) + await(later(x)) + name);
        }

        @Async
        Coroutine<Integer> broken(String message) {
            log("broken");
            if (await(later(true))) {
                throw new IllegalArgumentException(message);
            }
            return Coroutine.of(1);
        }

        Coroutine<String> plain(String text) {
            log("plain " + text);
            return hello(text);
        }
    }

    static class Loud extends Base {
        Loud(String name) {
            super(name);
        }

        @Override
        @Async
        Coroutine<String> hello(String who) {
            return Coroutine.of((await(super.hello(who)) + await(later("!"))).toUpperCase(java.util.Locale.ROOT));
        }
    }

    static class Inheriting extends Loud {
        Inheriting(String name) {
            super(name);
        }
    }

    static class NotAsync extends Base {
        NotAsync(String name) {
            super(name);
        }

        @Override
        Coroutine<String> hello(String who) {
            log("not async");
            return Coroutine.of("plain " + who);
        }
    }

    static class Lacking extends Base {
        Lacking() {
            super("lacking");
        }

        @Override
        Coroutine<String> hello(String who) {
            return null;
        }
    }

    interface Shape {
        Coroutine<Integer> area();

        @Async
        default Coroutine<String> described() {
            return Coroutine.of("area " + await(area()) + await(later(".")));
        }
    }

    static class Square implements Shape {
        @Async
        @Override
        public Coroutine<Integer> area() {
            return Coroutine.of(await(later(3)) * 3);
        }
    }

    enum Unit implements Shape {
        ONE {
            @Async
            @Override
            public Coroutine<Integer> area() {
                return Coroutine.of(await(later(1)));
            }
        },
        NONE;

        @Override
        public Coroutine<Integer> area() {
            return Coroutine.of(0);
        }
    }

    static class Box<T extends Comparable<T>> {
        T value;

        @Async
        Coroutine<T> swapped(T with) {
            T old = value;
            value = await(later(with));
            return Coroutine.of(old);
        }
    }

    static class TextBox extends Box<String> {
        @Async
        @Override
        Coroutine<String> swapped(String with) {
            return Coroutine.of("<" + await(super.swapped(with + with)) + ">");
        }
    }

    static class Even {
        @Async
        static Coroutine<Boolean> test(int n) {
            return Coroutine.of(n == 0 ? await(later(true)) : await(Odd.test(n - 1)));
        }
    }

    static class Odd {
        @Async
        static Coroutine<Boolean> test(int n) {
            return Coroutine.of(n == 0 ? await(later(false)) : await(Even.test(n - 1)));
        }
    }

    @Async
    public static Coroutine<Long> a_static_method() {
        long sum = 100 + await(Base.wide(1, 2L, 3.5, "four"));
        return Coroutine.of(sum + await(Base.wide(1, await(later(1L << 40)), 0, "", (byte) 1, (byte) 2)));
    }

    @Async
    public static Coroutine<String> one_class_of_receivers() {
        Base base = new Base("b");
        String all = "";
        for (int i = 0; i < 3; i++) {
            all += i + await(base.hello(all.length() + ""));
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<List<String>> more_classes_than_a_call_site_remembers() {
        List<String> all = new ArrayList<>();
        List<Base> bases = Arrays.asList(
                new Base("a"), new Loud("b"), new NotAsync("c"), new Inheriting("d"), new Base("e") {}, new Loud("f"));
        for (int round = 0; round < 2; round++) {
            for (Base base : bases) {
                all.add(await(base.hello("x" + round)));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> a_final_method_that_calls_an_overridden_one() {
        return Coroutine.of(await(new Loud("l").fixed(1)) + await(new Base("b").fixed(2)));
    }

    @Async
    public static Coroutine<String> a_method_that_is_not_async() {
        return Coroutine.of(await(new Loud("l").plain(await(later("p")))) + await(new NotAsync("n").hello("q")));
    }

    @Async
    public static Coroutine<String> an_interface() {
        String all = "";
        for (Shape shape : new Shape[] {new Square(), Unit.ONE, Unit.NONE, () -> Coroutine.of(await(later(7)))}) {
            all += await(shape.described()) + await(shape.area());
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> generic_methods_and_bridges() {
        TextBox texts = new TextBox();
        Box<String> raw = texts;
        await(texts.swapped("a"));
        String all = await(raw.swapped("b"));
        Box<Integer> numbers = new Box<>();
        numbers.value = 4;
        return Coroutine.of(all + texts.value + await(numbers.swapped(5)) + numbers.value);
    }

    @Async
    public static Coroutine<String> a_receiver_of_a_wrong_class() {
        Box<String> texts = new TextBox();
        @SuppressWarnings({"unchecked", "rawtypes"})
        Box<Integer> polluted = (Box) texts;
        try {
            return Coroutine.of("none: " + await(polluted.swapped(5)));
        } catch (ClassCastException e) {
            return Coroutine.of("cast " + await(later("caught")));
        }
    }

    private static String argument() {
        log("argument");
        return "argument";
    }

    @Async
    public static Coroutine<String> no_receiver() {
        Base base = await(later((Base) null));
        try {
            await(base.hello(argument()));
        } catch (NullPointerException e) {
            log("caught");
        }
        try {
            await(base.fixed(1));
        } catch (NullPointerException e) {
            log("caught");
        }
        return Coroutine.of("end");
    }

    @Async
    public static Coroutine<String> null_in_place_of_a_coroutine() {
        try {
            return Coroutine.of(await(new Lacking().hello("x")));
        } catch (NullPointerException e) {
            return Coroutine.of("caught" + await(later(1)));
        }
    }

    @Async
    public static Coroutine<String> failures() {
        String all = "";
        for (int i = 0; i < 300; i++) {
            try {
                await(new Base("b").broken("" + i));
            } catch (IllegalArgumentException e) {
                all += e.getMessage().length();
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> in_arguments_and_conditions() {
        Base base = new Base("b");
        StringBuilder text = new StringBuilder(await(base.hello(await(new Loud("l").hello("x") ))) + 1L);
        return Coroutine.of(await(later(text.append(await(Base.wide(1, 2, 3, "4")) > 5 ? await(base.fixed(6)) : "")))
                .toString());
    }

    @Async
    public static Coroutine<Boolean> recursion_through_two_classes() {
        return Coroutine.of(await(Even.test(500)) && await(Odd.test(501)) && !await(Even.test(301)));
    }

    @Async
    private static Coroutine<Integer> depth(int n) {
        return Coroutine.of(n == 0 ? await(later(0)) : 1 + await(depth(n - 1)));
    }

    @Async
    public static Coroutine<Integer> recursion_in_one_class() {
        return Coroutine.of(await(depth(400)) + await(depth(3)));
    }
}
