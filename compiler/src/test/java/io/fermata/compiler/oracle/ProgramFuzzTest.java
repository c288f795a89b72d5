package io.fermata.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.ClassFiles;
import io.fermata.compiler.Compilation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random programs under the oracle. {@code -Dfermata.fuzz.seed} and {@code -Dfermata.fuzz.programs} widen the search; a
 * failure names its seed and shows the program, shrunk.
 */
class ProgramFuzzTest {
    private static final int BATCH = 25;
    private static final int RELEASE = 17;
    private static final int SINGLE_RUNS = 16;

    private final long firstSeed = Long.getLong("fermata.fuzz.seed", 1);
    private final int programs = Integer.getInteger("fermata.fuzz.programs", 50);
    private int refused;

    @Test
    void random_programs_behave_the_same_in_every_way_of_running_them() {
        for (long seed = firstSeed; seed < firstSeed + programs; seed += BATCH) {
            Map<String, List<Integer>> batch = new LinkedHashMap<>();
            for (long each = seed; each < Math.min(seed + BATCH, firstSeed + programs); each++) {
                batch.put("Random" + each, Choices.list(each));
            }
            runAll(batch).forEach((name, failure) -> fail(name, batch.get(name), failure));
        }
        System.out.printf(
                "program fuzz: %d programs from seed %d, %d of them refused by javac%n", programs, firstSeed, refused);
        assertThat(refused).isLessThan(programs / 10);
    }

    private static void fail(String name, List<Integer> choices, Throwable failure) {
        List<Integer> shrunk = shrink(choices);
        Throwable remaining = run(Map.of("Shrunk", shrunk)).getOrDefault("Shrunk", failure);
        throw new AssertionError(
                name + ", shrunk:\n" + RandomProgram.write("Shrunk", Choices.replay(shrunk)), remaining);
    }

    /** Runs a batch; if javac itself fails on one of its programs, all but that one. */
    private Map<String, Throwable> runAll(Map<String, List<Integer>> batch) {
        Map<String, Throwable> failures = new LinkedHashMap<>();
        try {
            failures.putAll(run(batch));
        } catch (IllegalArgumentException refusedByJavac) {
            if (batch.size() == 1) {
                refused++;
            } else {
                batch.forEach((name, choices) -> failures.putAll(runAll(Map.of(name, choices))));
            }
        }
        return failures;
    }

    /** Compiles the programs in one go, which is most of the cost, and gives those that fail. */
    private static Map<String, Throwable> run(Map<String, List<Integer>> batch) {
        Map<String, String> sources = new LinkedHashMap<>();
        batch.forEach((name, choices) -> sources.put(name, RandomProgram.write(name, Choices.replay(choices))));
        Map<String, byte[]> blocking = new TreeMap<>();
        Map<String, byte[]> transformed = new TreeMap<>();
        ScenarioCompiler.compileSources(SourceCompiler.JAVAC, sources, RELEASE).forEach((name, bytes) -> {
            blocking.put(name, BlockingCode.of(bytes));
            Compilation compilation = new AsyncCompiler(ClassFiles.none()).compile(bytes);
            transformed.put(name, compilation.classFile());
            compilation.frames().forEach(frame -> transformed.put(frame.internalName(), frame.bytes()));
        });
        Map<String, Throwable> failures = new LinkedHashMap<>();
        for (String name : batch.keySet()) {
            try {
                new Scenario("scenarios." + name, "run", blocking, transformed).compareRuns(SINGLE_RUNS);
            } catch (AssertionError | LinkageError mismatch) {
                failures.put(name, mismatch);
            }
        }
        return failures;
    }

    /** Removes ever smaller runs of choices, then lowers them one by one, as long as the program still fails. */
    private static List<Integer> shrink(List<Integer> choices) {
        List<Integer> smallest = choices;
        for (int size = choices.size() / 2; size > 0; size /= 2) {
            for (int start = 0; start + size <= smallest.size(); ) {
                List<Integer> candidate = new ArrayList<>(smallest);
                candidate.subList(start, start + size).clear();
                if (fails(candidate)) {
                    smallest = candidate;
                } else {
                    start += size;
                }
            }
        }
        for (int i = 0; i < smallest.size(); i++) {
            List<Integer> candidate = new ArrayList<>(smallest);
            if (candidate.set(i, 0) != 0 && fails(candidate)) {
                smallest = candidate;
            }
        }
        return smallest;
    }

    private static boolean fails(List<Integer> choices) {
        try {
            return !run(Map.of("Shrunk", choices)).isEmpty();
        } catch (IllegalArgumentException refusedByJavac) {
            return false;
        }
    }
}
