package io.fermata.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.ClassFiles;
import io.fermata.compiler.Compilation;
import io.fermata.compiler.GeneratedClass;
import io.fermata.compiler.count.Counts;
import io.fermata.compiler.count.Effort;
import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;

/**
 * Real classes with awaits at random instruction boundaries must come out of the compiler in a shape the JVM's verifier
 * accepts. {@code -Dfermata.fuzz.seed}, {@code -Dfermata.fuzz.rounds} and {@code -Dfermata.fuzz.share=1}, where the last
 * one means every class instead of one in so many, widen the search.
 */
class BytecodeFuzzTest {
    private static final String REFUSED = "of these refused by the verifier, or diagnosed without cause";

    /** Awaits make methods longer, and what blocks does so with awaits around it; anything else is a false alarm. */
    private static final Set<Code> TO_BE_EXPECTED = EnumSet.of(Code.METHOD_TOO_LARGE, Code.BLOCKING_CALL);

    private final long seed = Long.getLong("fermata.fuzz.seed", 42);
    private final int rounds = Effort.number("fermata.fuzz.rounds", 1, 2);
    private final int share = Effort.number("fermata.fuzz.share", 12, 1);
    private final AsyncCompiler compiler = new AsyncCompiler(ClassFiles.none());
    private final List<String> failures = new ArrayList<>();
    private int awaits;
    private int linked;
    private int unlinkable;

    @ParameterizedTest
    @EnumSource
    void awaits_between_any_instructions_pass_the_verifier(Library library) throws IOException {
        for (int round = 0; round < rounds; round++) {
            fuzz(library, seed + round);
        }
        Counts.add(REFUSED, failures.size());
        assertThat(failures).isEmpty();
        assertThat(awaits).isGreaterThan(100);
        assertThat(unlinkable).as("classes that were not verified").isLessThan((linked + unlinkable) / 2);
    }

    private void fuzz(Library library, long roundSeed) throws IOException {
        VerifyingLoader loader = new VerifyingLoader();
        List<String> names = new ArrayList<>();
        library.read(classFile -> compile(classFile, roundSeed, loader, names));
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
        compilation.diagnostics().forEach(this::judge);
        loader.add(name, compilation.classFile());
        names.add(name);
        for (GeneratedClass frame : compilation.frames()) {
            loader.add(frame.internalName(), frame.bytes());
            names.add(frame.internalName());
        }
        awaits += inserter.awaits();
        Counts.add("classes of libraries with random awaits", 1);
        Counts.add("random awaits in these", inserter.awaits());
    }

    private void judge(Diagnostic diagnostic) {
        if (TO_BE_EXPECTED.contains(diagnostic.code())) {
            Counts.add("methods of these with " + diagnostic.code().id() + ", as is to be expected", 1);
        } else {
            failures.add(diagnostic.toString());
        }
    }

    private void verify(String name, VerifyingLoader loader) {
        try {
            loader.verify(name);
            linked++;
            Counts.add("such classes and their frames verified by the JVM", 1);
        } catch (VerifyError | ClassFormatError mismatch) {
            failures.add(name + " (seed " + seed + "): " + mismatch.getMessage());
        } catch (ClassNotFoundException | LinkageError elsewhere) { // an optional dependency is not there
            unlinkable++;
            Counts.add("not verified, for want of other libraries", 1);
        }
    }
}
