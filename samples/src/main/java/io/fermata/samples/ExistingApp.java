package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import io.fermata.Async;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * An application on {@link CompletableFuture} that reads like plain code: no event loop, no build plugin, the agent alone.
 *
 * <p>An {@code @Async} method that returns a future is called like any other that does: it runs on the caller's thread
 * up to its first suspension, and goes on on the thread that completes what it awaits. Callers need not know.
 */
public final class ExistingApp {
    private record Order(String item, int quantity) {}

    private static final Executor NETWORK = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private ExistingApp() {}

    private static CompletableFuture<Integer> priceInCents(String item) {
        return supplyAsync(() -> prices(item), NETWORK);
    }

    private static int prices(String item) {
        return switch (item) {
            case "tea" -> 350;
            case "cake" -> 420;
            default -> throw new IllegalArgumentException("no price for " + item);
        };
    }

    /** As it was: callbacks, and a loop only by folding. */
    private static CompletableFuture<Integer> totalWithCallbacks(List<Order> orders) {
        CompletableFuture<Integer> total = completedFuture(0);
        for (Order order : orders) {
            total = total.thenCompose(
                    sum -> priceInCents(order.item()).thenApply(price -> sum + price * order.quantity()));
        }
        return total;
    }

    /** As it reads with {@code await}; the signature is the same. */
    @Async
    private static CompletableFuture<Integer> total(List<Order> orders) {
        int sum = 0;
        for (Order order : orders) {
            sum += await(priceInCents(order.item())) * order.quantity();
        }
        return completedFuture(sum);
    }

    @Async
    private static CompletableFuture<String> bill(List<Order> orders) {
        try {
            return completedFuture("to pay: " + await(total(orders)));
        } catch (IllegalArgumentException e) { // a failure arrives as it was thrown
            return completedFuture("sorry, " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        List<Order> orders = List.of(new Order("tea", 2), new Order("cake", 1));
        System.out.println("with callbacks: " + totalWithCallbacks(orders).join());
        System.out.println("with await: " + total(orders).join());
        System.out.println(bill(orders).join());
        System.out.println(bill(List.of(new Order("coffee", 1))).join());
    }
}
