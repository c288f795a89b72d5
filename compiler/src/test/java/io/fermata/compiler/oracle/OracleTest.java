package io.fermata.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.Compilation;
import io.fermata.compiler.GeneratedClass;
import io.fermata.compiler.count.Counts;
import io.fermata.compiler.diagnostic.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

class OracleTest {
    private static final String MISMATCHES = "scenarios that did not behave the same in all runs";

    @TestFactory
    Stream<DynamicNode> scenarios() {
        return ScenarioSet.all().map(OracleTest::release);
    }

    private static DynamicNode release(ScenarioSet set) {
        Map<String, byte[]> blocking = set.blocking();
        Map<String, byte[]> transformed = set.transformed();
        Stream<DynamicNode> files = set.names().stream()
                .map(name -> DynamicContainer.dynamicContainer(
                        name,
                        Stream.concat(classFiles(set, transformed, name), methods(set, blocking, transformed, name))));
        return DynamicContainer.dynamicContainer(set.toString(), files);
    }

    private static Stream<DynamicNode> classFiles(ScenarioSet set, Map<String, byte[]> transformed, String name) {
        return Stream.of(DynamicTest.dynamicTest("class files", () -> verifyClassFiles(set, transformed, name)));
    }

    private static Stream<DynamicNode> methods(
            ScenarioSet set, Map<String, byte[]> blocking, Map<String, byte[]> transformed, String name) {
        ScenarioClass before = ScenarioClass.of(name, blocking, set.compiled());
        ScenarioClass after = ScenarioClass.of(name, transformed, set.compiled());
        return Scenario.in(before, after).stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.methodName(), () -> verify(set, scenario)));
    }

    private static void verify(ScenarioSet set, Scenario scenario) {
        Counts.add("scenarios as " + set + " compiles them", 1);
        Counts.add(MISMATCHES, 1);
        scenario.verify(set.thorough());
        Counts.add(MISMATCHES, -1);
    }

    private static void verifyClassFiles(ScenarioSet set, Map<String, byte[]> transformed, String name) {
        MemoryClassLoader loader = new MemoryClassLoader(transformed);
        AsyncCompiler compiler = ScenarioSet.compiler(set.compiled());
        for (String internalName : set.classesOf(name)) {
            Compilation compilation = set.compilations().get(internalName);
            assertThat(compilation.diagnostics()).noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
            verify(internalName, compilation.classFile(), loader);
            verifyIsFinal(compiler, compilation.classFile());
            for (GeneratedClass frame : compilation.frames()) {
                verify(frame.internalName(), frame.bytes(), loader);
                verifyIsFinal(compiler, frame.bytes());
            }
            Compilation again = compiler.compile(set.compiled().get(internalName));
            assertThat(bytes(again)).as("the same bytes again").isEqualTo(bytes(compilation));
        }
    }

    /** All that comes out of a compilation, in a form that compares fast. */
    private static List<ByteBuffer> bytes(Compilation compilation) {
        List<ByteBuffer> bytes = new ArrayList<>();
        bytes.add(ByteBuffer.wrap(compilation.classFile()));
        compilation.frames().forEach(frame -> bytes.add(ByteBuffer.wrap(frame.bytes())));
        return bytes;
    }

    private static void verify(String internalName, byte[] classFile, MemoryClassLoader loader) {
        StringWriter complaints = new StringWriter();
        CheckClassAdapter.verify(new ClassReader(classFile), loader, false, new PrintWriter(complaints));
        assertThat(complaints.toString()).as(internalName).isEmpty();
        loader.link(internalName);
    }

    /** Fermata's output is not its input: given again, it comes back as the same array. */
    private static void verifyIsFinal(AsyncCompiler compiler, byte[] classFile) {
        Compilation again = compiler.compile(classFile);
        assertThat(again.classFile()).isSameAs(classFile);
        assertThat(again.frames()).isEmpty();
    }
}
