package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fermata.compiler.count.Counts;
import io.fermata.compiler.count.Effort;
import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.ScenarioCompiler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler makes of a class takes little room, and not much time. */
class SizeTest {
    private static final int METHODS_IN_A_CLASS = 100;
    private static final String NAME = "Sized";

    @TempDir
    private Path directory;

    /** The frame class, a file of its own, comes on top of it. */
    @Test
    void a_class_with_one_await_grows_to_less_than_twice_its_size_not_counting_its_frame_class() {
        Program program = Program.named("Small");
        int compiled = program.compiled().get("programs/Small").length;
        int transformed = program.transformed().get("programs/Small").length;

        assertThat(transformed).isGreaterThan(compiled).isLessThan(2 * compiled);
    }

    @Test
    void size_is_linear_in_the_number_of_awaits() throws IOException {
        int ten = growth(10);
        int hundred = growth(100);
        int fiveHundred = growth(500);

        double oneOfAFew = (hundred - ten) / 90.0;
        double oneOfMany = (fiveHundred - hundred) / 400.0;
        assertThat(oneOfMany).isCloseTo(oneOfAFew, within(0.25 * oneOfAFew)).isLessThan(100);
    }

    /** Tells the time by the table of counts, and asserts nothing about it. */
    @Test
    void every_method_of_a_large_program_is_compiled() throws IOException {
        int classes = Effort.number("fermata.size.classes", 2, 100);
        byte[] classFile = compile(
                "",
                "int sum = await(each); for (int i = 0; i < 3; i++) { sum += await(each) * i; }"
                        + " return Coroutine.of(sum);");
        AsyncCompiler compiler = new AsyncCompiler(ClassFiles.none());
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        int frames = 0;
        for (int i = 0; i < classes; i++) {
            frames += compiler.compile(classFile).frames().size();
        }
        Counts.add("async methods compiled one after the other", frames);
        Counts.add("milliseconds of one core for them", (thread.getCurrentThreadCpuTime() - start) / 1_000_000);

        assertThat(frames).isEqualTo(classes * METHODS_IN_A_CLASS);
    }

    /** By how many bytes the class and its frame together are larger than the class was. */
    private int growth(int awaits) throws IOException {
        String body =
                IntStream.range(0, awaits).mapToObj(i -> "sum += await(each);").collect(Collectors.joining("\n"));
        byte[] classFile = compile("int sum = 0; " + body + " return Coroutine.of(sum);", "return Coroutine.of(1);");
        Compilation compilation = new AsyncCompiler(ClassFiles.none()).compile(classFile);
        return compilation.classFile().length
                + compilation.frames().stream()
                        .mapToInt(frame -> frame.bytes().length)
                        .sum()
                - classFile.length;
    }

    private byte[] compile(String first, String others) throws IOException {
        String methods = IntStream.range(0, METHODS_IN_A_CLASS)
                .mapToObj(i -> "@Async static Coroutine<Integer> m" + i + "(Awaitable<Integer> each) { "
                        + (i == 0 && !first.isEmpty() ? first : others) + " }")
                .collect(Collectors.joining("\n"));
        Path source = Files.writeString(
                directory.resolve(NAME + ".java"),
                "import static io.fermata.Asyncio.await; import io.fermata.*; class " + NAME + " { " + methods + " }");
        Collection<byte[]> classFiles =
                ScenarioCompiler.compile(List.of(source), 17).values();
        return classFiles.iterator().next();
    }
}
