package io.fermata.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.ClassFiles;
import io.fermata.compiler.Compilation;
import io.fermata.compiler.GeneratedClass;
import io.fermata.compiler.diagnostic.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/**
 * Real classes with awaits at random instruction boundaries must come out of the compiler in a shape the JVM's verifier
 * accepts. {@code -Dfermata.fuzz.seed}, {@code -Dfermata.fuzz.rounds} and {@code -Dfermata.fuzz.share=1}, where the last
 * one means every class instead of one in so many, widen the search.
 */
class BytecodeFuzzTest {
    private final long seed = Long.getLong("fermata.fuzz.seed", 42);
    private final int rounds = Integer.getInteger("fermata.fuzz.rounds", 1);
    private final int share = Integer.getInteger("fermata.fuzz.share", 4);
    private final AsyncCompiler compiler = new AsyncCompiler(ClassFiles.none());
    private final List<String> failures = new ArrayList<>();
    private int classes;
    private int awaits;
    private int unlinkable;

    @Test
    void awaits_between_any_instructions_pass_the_verifier() throws Exception {
        for (int round = 0; round < rounds; round++) {
            fuzzJarOf(Assertions.class, seed + round);
            fuzzJarOf(ClassReader.class, seed + round);
        }
        System.out.printf(
                "bytecode fuzz: seed %d, %d classes, %d awaits, %d classes not linkable for want of others%n",
                seed, classes, awaits, unlinkable);
        assertThat(failures).isEmpty();
        assertThat(awaits).isGreaterThan(1000);
    }

    private void fuzzJarOf(Class<?> member, long roundSeed) throws IOException, URISyntaxException {
        Path jar = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
        VerifyingLoader loader = new VerifyingLoader();
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().contains("-")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        compile(in.readAllBytes(), roundSeed, loader, names);
                    }
                }
            }
        }
        names.forEach(name -> verify(name, loader));
    }

    private void compile(byte[] original, long roundSeed, VerifyingLoader loader, List<String> names) {
        String name = new ClassReader(original).getClassName();
        if (Math.floorMod(name.hashCode() + roundSeed, share) != 0) {
            loader.add(name, original);
            return;
        }
        AwaitInserter inserter = new AwaitInserter(roundSeed + name.hashCode());
        byte[] async = inserter.insertInto(original);
        Compilation compilation = compiler.compile(async);
        compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == Code.MALFORMED_CLASS)
                .forEach(diagnostic -> failures.add(diagnostic.toString()));
        loader.add(name, compilation.classFile());
        names.add(name);
        for (GeneratedClass frame : compilation.frames()) {
            loader.add(frame.internalName(), frame.bytes());
            names.add(frame.internalName());
        }
        classes++;
        awaits += inserter.awaits();
    }

    private void verify(String name, VerifyingLoader loader) {
        try {
            loader.verify(name);
        } catch (VerifyError | ClassFormatError mismatch) {
            failures.add(name + " (seed " + seed + "): " + mismatch.getMessage());
        } catch (ClassNotFoundException | LinkageError elsewhere) { // an optional dependency is not there
            unlinkable++;
        }
    }
}
