package io.fermata.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.Compilation;
import io.fermata.compiler.count.Counts;
import io.fermata.compiler.count.Effort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random programs under the oracle. {@code -Dfermata.fuzz.seed} and {@code -Dfermata.fuzz.programs} widen the search; a
 * failure names its seed and shows the program, shrunk.
 */
class ProgramFuzzTest {
    private static final int BATCH = 100;
    private static final int SINGLE_RUNS = 16;
    private static final int RELEASE = ScenarioSet.RELEASES.get(ScenarioSet.RELEASES.size() - 1);

    private final long firstSeed = Long.getLong("fermata.fuzz.seed", 1);
    private final int programs = Effort.number("fermata.fuzz.programs", 50, 2000);
    private int refused;
    private int suspensions;

    /** Javac compiles the programs; ecj compiles some of them, which are others. */
    @ParameterizedTest
    @CsvSource({"JAVAC, 1, 0", "ECJ, 4, 1000000000"})
    void random_programs_behave_the_same_in_every_way_of_running_them(SourceCompiler compiler, int share, long offset) {
        long end = firstSeed + offset + programs / share;
        for (long seed = firstSeed + offset; seed < end; seed += BATCH) {
            Map<String, List<Integer>> batch = new LinkedHashMap<>();
            for (long each = seed; each < Math.min(seed + BATCH, end); each++) {
                batch.put("Random" + each, Choices.list(each));
            }
            runAll(compiler, batch).forEach((name, failure) -> fail(compiler, name, batch.get(name), failure));
        }
        Counts.add("random programs compiled by " + compiler, programs / share);
        Counts.add("of them refused by " + compiler + ", or by the verifier before Fermata", refused);
        Counts.add("suspensions of programs by " + compiler + " with everything pending", suspensions);
        assertThat(refused).isLessThan(programs / share / 5);
        assertThat(suspensions).as("suspensions").isGreaterThan(programs / share);
    }

    private void fail(SourceCompiler compiler, String name, List<Integer> choices, Throwable failure) {
        List<Integer> shrunk = shrink(compiler, choices);
        Throwable remaining = run(compiler, Map.of("Shrunk", shrunk)).getOrDefault("Shrunk", failure);
        throw new AssertionError(
                name + " by " + compiler + ", shrunk:\n" + RandomProgram.write("Shrunk", Choices.replay(shrunk)),
                remaining);
    }

    /** Runs a batch; if the compiler itself fails on one of its programs, all but that one. */
    private Map<String, Throwable> runAll(SourceCompiler compiler, Map<String, List<Integer>> batch) {
        try {
            return run(compiler, batch);
        } catch (RefusedException refusal) {
            Map<String, Throwable> failures = new LinkedHashMap<>();
            if (batch.size() == 1) {
                refused++;
            } else {
                failures.putAll(runAll(compiler, part(batch, 0, batch.size() / 2)));
                failures.putAll(runAll(compiler, part(batch, batch.size() / 2, batch.size())));
            }
            return failures;
        }
    }

    private static Map<String, List<Integer>> part(Map<String, List<Integer>> batch, int from, int to) {
        Map<String, List<Integer>> part = new LinkedHashMap<>();
        List.copyOf(batch.keySet()).subList(from, to).forEach(name -> part.put(name, batch.get(name)));
        return part;
    }

    /** Compiles the programs in one go, which is most of the cost, and gives those that fail. */
    private Map<String, Throwable> run(SourceCompiler sourceCompiler, Map<String, List<Integer>> batch) {
        Map<String, String> sources = new LinkedHashMap<>();
        batch.forEach((name, choices) -> sources.put(name, RandomProgram.write(name, Choices.replay(choices))));
        Map<String, byte[]> compiled = ScenarioCompiler.compileSources(sourceCompiler, sources, RELEASE);
        AsyncCompiler compiler = ScenarioSet.compiler(compiled);
        Map<String, byte[]> blocking = new TreeMap<>();
        Map<String, byte[]> transformed = new TreeMap<>();
        Map<String, Throwable> failures = new LinkedHashMap<>();
        compiled.forEach((name, bytes) -> {
            blocking.put(name, BlockingCode.of(bytes));
            Compilation compilation = compiler.compile(bytes);
            if (!compilation.diagnostics().isEmpty()) { // these programs are right
                String program = name.replaceAll("^scenarios/|\\$.*", "");
                failures.put(
                        program, new AssertionError(compilation.diagnostics().toString()));
            }
            transformed.put(name, compilation.classFile());
            compilation.frames().forEach(frame -> transformed.put(frame.internalName(), frame.bytes()));
        });
        requireVerified(blocking);
        for (String name : batch.keySet()) {
            try {
                suspensions += new Scenario(
                                "run",
                                ScenarioClass.anew("scenarios." + name, blocking),
                                ScenarioClass.anew("scenarios." + name, transformed))
                        .compareRuns(SINGLE_RUNS);
            } catch (AssertionError | LinkageError mismatch) {
                failures.put(name, mismatch);
            }
        }
        return failures;
    }

    /** Compilers have errors of their own; what does not pass the verifier as it is says nothing about Fermata. */
    private static void requireVerified(Map<String, byte[]> untransformed) {
        MemoryClassLoader loader = new MemoryClassLoader(untransformed);
        try {
            untransformed.keySet().forEach(loader::link);
        } catch (VerifyError error) {
            throw new RefusedException(error);
        }
    }

    /** Removes ever smaller runs of choices, then lowers them one by one, as long as the program still fails. */
    private List<Integer> shrink(SourceCompiler compiler, List<Integer> choices) {
        List<Integer> smallest = choices;
        for (int size = choices.size() / 2; size > 0; size /= 2) {
            for (int start = 0; start + size <= smallest.size(); ) {
                List<Integer> candidate = new ArrayList<>(smallest);
                candidate.subList(start, start + size).clear();
                if (fails(compiler, candidate)) {
                    smallest = candidate;
                } else {
                    start += size;
                }
            }
        }
        for (int i = 0; i < smallest.size(); i++) {
            List<Integer> candidate = new ArrayList<>(smallest);
            if (candidate.set(i, 0) != 0 && fails(compiler, candidate)) {
                smallest = candidate;
            }
        }
        return smallest;
    }

    private boolean fails(SourceCompiler compiler, List<Integer> choices) {
        try {
            return !run(compiler, Map.of("Shrunk", choices)).isEmpty();
        } catch (RefusedException refusal) {
            return false;
        }
    }
}
