package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.oracle.Pending;
import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.Started;
import java.lang.ref.WeakReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A suspended coroutine keeps nothing alive that the source has let go. */
class DeadReferencesTest {
    private static final int ENOUGH = 20;
    private static final int SOME = 2;
    private static final Program PROGRAM = Program.named("References");

    private final Pending<Object> source = new Pending<>();
    private final Pending<String> gate = new Pending<>();

    private static final class Big {
        final byte[] bytes = new byte[1 << 16];
    }

    @ParameterizedTest
    @CsvSource({
        "local, 0",
        "localAcrossAnAwait, 1",
        "operand, 1",
        "parameter, 0",
        "inPlaceOfAParameter, 1",
        "scope, 1",
        "loopVariable, 1",
        "caught, 1",
        "droppedResult, 0",
        "finishedCallee, 0"
    })
    void what_the_method_has_let_go_can_be_collected(String method, int suspensionsThatNeedIt) throws Throwable {
        Started<String> started = Started.start(PROGRAM.call(method, source, gate));
        WeakReference<Object> big = resumeSource();
        for (int i = 0; i < suspensionsThatNeedIt; i++) {
            assertThat(isCollected(big, SOME))
                    .as("collected though still needed")
                    .isFalse();
            gate.resume("-");
        }
        assertThat(gate.isAwaited()).isTrue();
        assertThat(isCollected(big, ENOUGH)).as("collected").isTrue();
        gate.resumeAll("-");
        assertThat(started.end()).isCompleted();
    }

    private WeakReference<Object> resumeSource() {
        Object big = new Big();
        source.resume(big);
        return new WeakReference<>(big);
    }

    private static boolean isCollected(WeakReference<Object> reference, int collections) {
        for (int i = 0; i < collections && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() == null;
    }
}
