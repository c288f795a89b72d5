package io.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.agent.fixture.Counter;
import io.fermata.agent.fixture.Forgetful;
import io.fermata.agent.fixture.Misplaced;
import io.fermata.agent.fixture.Plain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class AsyncTransformerTest {
    private final RecordedLog log = RecordedLog.start();

    @AfterEach
    void close_the_log() {
        log.close();
    }

    @Test
    void a_class_is_transformed_as_it_is_loaded() throws Exception {
        assertThat(callCounter(new TransformingLoader(transformer("")))).isEqualTo(6);
        assertThat(log.records()).isEmpty();
    }

    @Test
    void frames_share_loader_and_package_with_their_host() throws Exception {
        TransformingLoader loader = new TransformingLoader(transformer(""));
        Class<?> host = loader.load(Counter.class);

        Class<?> frame = loader.loadClass(Counter.class.getName() + "$count$1");

        assertThat(frame.getClassLoader()).isSameAs(loader);
        assertThat(frame.getPackage()).isSameAs(host.getPackage());
    }

    @Test
    void every_loader_gets_frames_of_its_own() throws Exception {
        AsyncTransformer transformer = transformer("");

        assertThat(callCounter(new TransformingLoader(transformer))).isEqualTo(6);
        assertThat(callCounter(new TransformingLoader(transformer))).isEqualTo(6);
    }

    @Test
    void debug_tells_what_was_transformed() throws Exception {
        new TransformingLoader(transformer("debug=true")).load(Counter.class);

        assertThat(log.messages()).singleElement().asString().contains(Counter.class.getName(), "frames: 1");
    }

    @Test
    void dump_keeps_copies_in_directories_by_package(@TempDir Path directory) throws Exception {
        new TransformingLoader(transformer("dump=" + directory)).load(Counter.class);

        Path dumped = directory.resolve("io/fermata/agent/fixture");
        assertThat(dumped).isDirectoryContaining("glob:**/Counter.class");
        assertThat(dumped).isDirectoryContaining("glob:**/Counter$count$1.class");
        assertThat(Files.readAllBytes(dumped.resolve("Counter.class")))
                .isNotEqualTo(TransformingLoader.classFile(Counter.class));
    }

    @Test
    void a_dump_that_fails_spoils_nothing(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(callCounter(new TransformingLoader(transformer("dump=" + file))))
                .isEqualTo(6);

        assertThat(log.messages()).singleElement().asString().contains("could not dump");
    }

    @Test
    void classes_that_do_not_concern_the_agent_are_dismissed() {
        AsyncTransformer transformer = transformer("exclude=*.Counter");
        TransformingLoader loader = new TransformingLoader(transformer);
        byte[] counter = TransformingLoader.classFile(Counter.class);

        assertThat(transformer.transform(null, "java/lang/Object", null, null, counter))
                .isNull();
        assertThat(transformer.transform(loader, null, null, null, counter)).isNull();
        assertThat(transformer.transform(ClassLoader.getPlatformClassLoader(), "a/B", null, null, counter))
                .isNull();
        ClassLoader own = AsyncTransformer.class.getClassLoader();
        assertThat(transformer.transform(own, "io/fermata/agent/FermataAgent", null, null, counter))
                .isNull();
        assertThat(transformer.transform(loader, "a/Counter", null, null, counter))
                .isNull();
        byte[] plain = TransformingLoader.classFile(Plain.class);
        assertThat(transformer.transform(loader, "a/Plain", null, null, plain)).isNull();
        assertThat(log.records()).isEmpty();
    }

    @Test
    void diagnostics_are_logged_with_place_and_method() throws Exception {
        TransformingLoader loader = new TransformingLoader(transformer(""));
        loader.load(Misplaced.class);
        loader.load(Forgetful.class);

        assertThat(log.records()).extracting(r -> r.getLevel()).containsExactly(Level.SEVERE, Level.WARNING);
        assertThat(log.messages().get(0))
                .startsWith("io/fermata/agent/fixture/Misplaced.java:9: error FRM001: ")
                .contains(Misplaced.class.getName() + ".plain");
        assertThat(log.messages().get(1))
                .startsWith("io/fermata/agent/fixture/Forgetful.java:15: warning FRM101: ")
                .contains(Forgetful.class.getName() + ".start");
    }

    @Test
    void diagnostics_are_logged_to_the_letter() throws Exception {
        new TransformingLoader(transformer("")).load(Forgetful.class);

        assertThat(log.messages())
                .containsExactly(
                        "io/fermata/agent/fixture/Forgetful.java:15: warning FRM101: coroutine 'sleep' was never"
                                + " awaited, so it never runs; write await(sleep(..)), or createTask(sleep(..)) to run it in the"
                                + " background (in io.fermata.agent.fixture.Forgetful.start)");
    }

    @Test
    void a_class_that_the_compiler_fails_at_is_named_kept_and_left_alone(@TempDir Path directory) throws Exception {
        AsyncTransformer transformer = transformer("dump=" + directory);
        TransformingLoader loader = new TransformingLoader(transformer);
        byte[] broken = withBrokenMethod(TransformingLoader.classFile(Counter.class), "count");

        assertThat(transformer.transform(loader, "io/fermata/agent/fixture/Counter", null, null, broken))
                .isNull();

        assertThat(log.messages())
                .singleElement()
                .asString()
                .contains(
                        "error FRM008: method 'count' is nothing that a Java compiler makes",
                        "report this with the class file")
                .endsWith("(in io.fermata.agent.fixture.Counter.count)");
        assertThat(directory.resolve("io/fermata/agent/fixture/Counter.class")).hasBinaryContent(broken);
    }

    @Test
    void a_class_file_that_cannot_be_read_is_named_without_a_method(@TempDir Path directory) {
        AsyncTransformer transformer = transformer("dump=" + directory);
        byte[] counter = TransformingLoader.classFile(Counter.class);
        byte[] truncated = Arrays.copyOf(counter, counter.length - 50);

        assertThat(transformer.transform(
                        new TransformingLoader(transformer), "io/fermata/agent/fixture/Counter", null, null, truncated))
                .isNull();

        assertThat(log.messages())
                .singleElement()
                .asString()
                .startsWith("io/fermata/agent/fixture/Counter: error FRM008: ")
                .endsWith("(in io.fermata.agent.fixture.Counter)");
        assertThat(directory.resolve("io/fermata/agent/fixture/Counter.class")).hasBinaryContent(truncated);
    }

    @Test
    void a_failure_is_logged_and_leaves_the_class_as_it_was() throws Exception {
        Error failure = new NoClassDefFoundError("io/fermata/Coroutine");
        TransformingLoader loader = new TransformingLoader(transformer("", (into, name, bytes, domain) -> {
            throw failure;
        }));

        Class<?> host = loader.load(Counter.class);

        assertThat(host.getDeclaredMethods()).hasSameSizeAs(Counter.class.getDeclaredMethods());
        assertThat(log.records()).singleElement().satisfies(logged -> {
            assertThat(logged.getMessage())
                    .isEqualTo(
                            "could not transform io.fermata.agent.fixture.Counter, which stays as it was; please report"
                                    + " this with the class file, of which dump=DIR keeps a copy");
            assertThat(logged.getThrown()).isSameAs(failure);
        });
    }

    @Test
    void a_loaded_class_is_redefined_only_as_long_as_its_frames_stay_the_same() throws Exception {
        AsyncTransformer transformer = transformer("");
        TransformingLoader loader = new TransformingLoader(transformer);
        Class<?> host = loader.load(Counter.class);
        String name = "io/fermata/agent/fixture/Counter";

        assertThat(transformer.transform(loader, name, host, null, TransformingLoader.classFile(Counter.class)))
                .isNotNull();
        byte[] other = TransformingLoader.classFile(Forgetful.class);
        assertThat(transformer.transform(loader, name, host, null, other)).isNull();
        assertThat(log.messages()).last().asString().contains("cannot redefine", Counter.class.getName());
    }

    @Test
    void a_class_that_was_loaded_before_the_agent_stays_as_it_was() throws Exception {
        AsyncTransformer transformer = transformer("");
        byte[] counter = TransformingLoader.classFile(Counter.class);
        ClassLoader loader = Counter.class.getClassLoader();

        assertThat(transformer.transform(loader, "io/fermata/agent/fixture/Counter", Counter.class, null, counter))
                .isNull();
        assertThat(log.records()).isEmpty();
    }

    /** Puts an instruction in front that takes two operands from an empty stack. */
    private static byte[] withBrokenMethod(byte[] classFile, String name) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String method,
                                    String descriptor,
                                    String signature,
                                    String[] exceptions) {
                                MethodVisitor code =
                                        super.visitMethod(access, method, descriptor, signature, exceptions);
                                return method.equals(name) ? new BrokenAtTheStart(code) : code;
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    private static final class BrokenAtTheStart extends MethodVisitor {
        BrokenAtTheStart(MethodVisitor code) {
            super(Opcodes.ASM9, code);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitInsn(Opcodes.POP2);
        }
    }

    private static AsyncTransformer transformer(String options) {
        return transformer(options, TransformingLoader::define);
    }

    private static AsyncTransformer transformer(String options, ClassDefinition definition) {
        return new AsyncTransformer(
                AgentOptions.parse(options),
                new FrameDefiner(definition),
                new AgentLog(options.contains("debug=true")));
    }

    @SuppressWarnings("unchecked")
    private static Object callCounter(TransformingLoader loader) throws Exception {
        Object counter = loader.load(Counter.class).getDeclaredConstructor().newInstance();
        return ((Callable<Integer>) counter).call();
    }
}
