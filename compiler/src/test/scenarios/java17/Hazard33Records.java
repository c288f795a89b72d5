package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Records, sealed hierarchies, local records, enums and interfaces with async methods. */
public class Hazard33Records {
    sealed interface Shape permits Circle, Box {
        @Async
        default Coroutine<Double> area() {
            if (this instanceof Circle c) {
                return Coroutine.of(3 * await(c.square()));
            }
            Box box = (Box) this;
            return Coroutine.of(box.width * await(later(box.height)));
        }
    }

    record Circle(double radius) implements Shape {
        Circle {
            log("circle " + radius);
        }

        @Async
        Coroutine<Double> square() {
            return Coroutine.of(radius * await(later(radius)));
        }

        @Async
        static Coroutine<Circle> of(double radius) {
            return Coroutine.of(new Circle(await(later(radius))));
        }
    }

    record Box(int width, double height, Object... labels) implements Shape {
        Box(int side) {
            this(side, side, "square");
        }

        @Async
        <T> Coroutine<Box> with(T label) {
            Object[] more = {labels.length, await(later(label))};
            return Coroutine.of(new Box(width + await(later(1)), height, more));
        }
    }

    @Async
    public static Coroutine<Double> records_of_a_sealed_interface() {
        return Coroutine.of(await(new Circle(await(later(2.0))).area()) + await(new Box(await(later(3))).area()));
    }

    @Async
    public static Coroutine<String> made_in_static_and_instance_methods() {
        Circle circle = await(Circle.of(1));
        Box box = await(new Box(1).with(circle));
        return Coroutine.of(circle.toString() + box.width + java.util.Arrays.toString(box.labels));
    }

    @Async
    public static Coroutine<String> local_ones() {
        record Point(int x, long y) {
            @Async
            Coroutine<Point> moved() {
                return Coroutine.of(new Point(x + await(later(1)), await(later(y))));
            }
        }
        enum Direction {
            UP,
            DOWN {
                @Override
                @Async
                Coroutine<Integer> step() {
                    return Coroutine.of(-await(later(1)));
                }
            };

            @Async
            Coroutine<Integer> step() {
                return Coroutine.of(await(later(1)));
            }
        }
        interface Namer {
            @Async
            default Coroutine<String> name() {
                return Coroutine.of("name" + await(later(getClass().isAnonymousClass())));
            }
        }
        return Coroutine.of(await(new Point(1, 2).moved())
                + await(new Namer() {}.name())
                + await(Direction.UP.step())
                + await(Direction.DOWN.step()));
    }

    class Inner {
        static int count;

        @Async
        static Coroutine<Integer> next() {
            count += await(later(1));
            return Coroutine.of(count);
        }
    }

    @Async
    public static Coroutine<Integer> static_members_of_inner_classes() {
        return Coroutine.of(await(Inner.next()) + await(Inner.next()));
    }
}
