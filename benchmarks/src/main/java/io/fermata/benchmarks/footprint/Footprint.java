package io.fermata.benchmarks.footprint;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Asks one contender one question of space: {@code Footprint Sleepers fermata} prints a figure and a number of bytes. */
public final class Footprint {

    private static final int SLEEPERS = 1_000_000;
    private static final int SUSPENDED = 100_000;
    private static final Path STATUS = Path.of("/proc/self/status");

    private static long bytes;

    private Footprint() {}

    /** Runs one question in this JVM. */
    public static void main(String[] args) throws Exception {
        Contender contender = Contender.named(args[1]);
        switch (args[0]) {
            case "SleepersTime" -> time(contender);
            case "SleepersHeap" -> heap(contender);
            case "Memory" -> print(perTask(contender, 1), 0);
            case "MemoryLevel" -> print((perTask(contender, 11) - perTask(contender, 1)) / 10, 0);
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    /** The whole second as well; and what the process needed at most. */
    private static void time(Contender contender) throws Exception {
        contender.sleep(1_000, () -> {});
        long start = System.nanoTime();
        contender.sleep(SLEEPERS, () -> {});
        print((System.nanoTime() - start) / 1e9, resident());
    }

    /** What lives while all are asleep. */
    private static void heap(Contender contender) throws Exception {
        contender.sleep(1_000, () -> {});
        long before = live();
        contender.sleep(SLEEPERS, () -> bytes = live() - before);
        print(bytes / 1e6, bytes);
    }

    /** The slope: what lives anyway drops out. */
    private static double perTask(Contender contender, int depth) throws Exception {
        contender.suspend(1_000, depth, () -> {});
        retained(contender, 3 * SUSPENDED, depth);
        long few = retained(contender, SUSPENDED, depth);
        long many = retained(contender, 3 * SUSPENDED, depth);
        return (many - few) / (2.0 * SUSPENDED);
    }

    private static long retained(Contender contender, int count, int depth) throws Exception {
        contender.suspend(count, depth, () -> bytes = live());
        return bytes;
    }

    private static long live() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long resident() throws Exception {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private static void print(double value, long bytes) {
        System.out.printf(Locale.ROOT, "RESULT %.3f %d%n", value, bytes);
    }
}
