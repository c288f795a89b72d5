package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** A switch expression with a try inside is an argument of new: javac puts the uninitialised object aside in a local. */
public class Hazard03SpilledConstruction {
    private record Pair(Object left, Object right) {}

    private static int parse(String text) {
        return Integer.parseInt(text);
    }

    @Async
    public static Coroutine<Pair> one_object() {
        int way = await(later(1));
        return Coroutine.of(new Pair(await(later("left")), switch (way) {
            case 0 -> "zero";
            case 1 -> {
                try {
                    yield parse(await(later("x")));
                } catch (NumberFormatException e) {
                    yield "caught " + await(later(7));
                }
            }
            default -> await(later("default"));
        }));
    }

    @Async
    public static Coroutine<Pair> nested_objects() {
        String text = await(later("5"));
        return Coroutine.of(new Pair(
                new Pair(1L, new Pair(await(later(2)), switch (text.length()) {
                    case 1 -> {
                        try {
                            yield parse(text) + await(later(1));
                        } finally {
                            log("finally " + await(later(2)));
                        }
                    }
                    default -> 0;
                })),
                await(later(3.5))));
    }

    @Async
    public static Coroutine<String> among_other_operands() {
        int narrow = await(later(1));
        String text = "t";
        return Coroutine.of(text + narrow + new StringBuilder(switch (await(later(1))) {
            case 1 -> {
                try {
                    await(failing("fails"));
                    yield "never";
                } catch (IllegalStateException e) {
                    yield e.getMessage() + new String(await(later("!")));
                }
            }
            default -> "default";
        }) + (narrow + await(later(2))));
    }

    @Async
    public static Coroutine<String> twice_in_one_expression() {
        return Coroutine.of(new Pair(number(1) + switch (await(later(1))) {
            case 1 -> {
                try {
                    yield await(later(10));
                } finally {
                    log("one");
                }
            }
            default -> 0;
        }, new Pair(switch (await(later(2))) {
            case 2 -> {
                try {
                    throw new IllegalStateException("two" + await(later(3)));
                } catch (IllegalStateException e) {
                    yield e.getMessage();
                }
            }
            default -> "";
        }, null)).toString());
    }

    private static int number(int n) {
        log("number " + n);
        return n;
    }

    @Async
    public static Coroutine<String> left_by_a_throw() {
        String all = "";
        for (int i = 0; i < 3; i++) {
            try {
                int way = i;
                all += new Pair("p", switch (await(later(way))) {
                    case 0 -> {
                        try {
                            yield await(later("zero"));
                        } finally {
                            log("finally");
                        }
                    }
                    case 1 -> throw new IllegalArgumentException("one" + await(later("!")));
                    default -> {
                        try {
                            yield await(failing("two"));
                        } catch (NumberFormatException e) {
                            yield "never";
                        }
                    }
                });
            } catch (IllegalArgumentException | IllegalStateException e) {
                all += e.getMessage();
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Integer> an_array_and_its_index_put_aside() {
        int[] values = {1, 2, 3};
        values[await(later(1))] += switch (await(later(1))) {
            case 1 -> {
                try {
                    yield values[0] + await(later(10));
                } finally {
                    values[0] = await(later(100));
                }
            }
            default -> 0;
        };
        return Coroutine.of(values[0] + values[1]);
    }

    @Async
    public static Coroutine<String> the_try_without_an_await() {
        return Coroutine.of(new Pair(switch (await(later("9"))) {
            case "9" -> {
                try {
                    yield parse("y");
                } catch (NumberFormatException e) {
                    yield -1;
                }
            }
            default -> 0;
        }, await(later("right"))).toString());
    }
}
