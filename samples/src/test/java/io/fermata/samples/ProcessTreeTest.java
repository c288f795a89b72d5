package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.EventLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The commands that look into a running JVM from outside. */
class ProcessTreeTest {
    private static final String AGENT = System.getProperty("fermata.agent.jar");

    private static Program fermata(String command, Object... arguments) {
        List<String> line = new ArrayList<>(List.of("-jar", AGENT, command));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        return Program.java(line);
    }

    /** The reports on one bank, once everybody there waits. */
    private static List<String> seen(Way way, List<List<String>> commands) throws IOException {
        Process bank = way.start(List.of("-XX:+EnableDynamicAgentLoading"), "TangledBank");
        try (BufferedReader output = bank.inputReader()) {
            assertThat(output.readLine()).isEqualTo("open");
            List<String> reports = new ArrayList<>();
            for (List<String> command : commands) {
                List<Object> arguments = new ArrayList<>(command.subList(1, command.size()));
                arguments.add(bank.pid());
                Program report = fermata(command.get(0), arguments.toArray());
                assertThat(report.errors()).isEmpty();
                assertThat(report.exitCode()).isZero();
                reports.add(report.output());
            }
            return reports;
        } finally {
            bank.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void a_thousand_tasks_are_shown_as_a_tree_and_the_deadlock_is_named(Way way) throws IOException {
        String tree = seen(way, List.of(List.of("pstree"))).get(0);

        assertThat(tree.replaceAll("@?\\b[0-9a-f]{5,8}\\b", "ID")
                        .replaceAll("open.\\d", "open\\$N")
                        .replaceAll("\\d+(\\.\\d)? (ms|s)", "TIME"))
                .startsWith("loop-1, running on thread main: 1000 tasks, ")
                .contains("""
                        deadlock: ledger -> audit -> ledger
                            ledger waits for lock ID held by audit at io.fermata.samples.TangledBank.book(TangledBank.java:73)
                            audit waits for lock ID held by ledger at io.fermata.samples.TangledBank.book(TangledBank.java:73)
                        └── Task-1, TIME
                            io.fermata.samples.TangledBank.lambda$open$N(TangledBank.java:42)
                            gather, 3 of 3 pending
                            ├── ledger, TIME
                            │   io.fermata.samples.TangledBank.book(TangledBank.java:73)
                            │   lock ID held by audit
                            │   └── audit, TIME
                            │       io.fermata.samples.TangledBank.book(TangledBank.java:73)
                            │       lock ID held by ledger
                            │       └── ledger (see above)
                            ├── audit (see above)
                            ├── doors, TIME
                            │   io.fermata.samples.TangledBank.doors(TangledBank.java:87)
                            │   sleep, TIME left
                            └── task group, 13 running
                                ├── branch-0, TIME
                                │   task group, 95 running
                                │   ├── clerk-0-0, TIME
                                │   │   io.fermata.samples.TangledBank.clerk(TangledBank.java:64)
                                │   │   get from queue ID, 0 items, 94 others wait
                        """);
        assertThat(Pattern.compile("── clerk-\\d+-\\d+, ").matcher(tree).results())
                .hasSize(986);
    }

    @Test
    void json_has_a_loop_with_all_its_tasks_and_ps_lists_them_one_a_line() throws IOException {
        List<List<String>> commands = List.of(List.of("pstree", "--json"), List.of("ps"));
        List<String> reports = seen(Way.TRANSFORMED_AT_BUILD_TIME, commands);

        String json = reports.get(0);
        assertThat(json).startsWith("[{\"name\":\"loop-1\",\"state\":\"RUNNING\",\"thread\":\"main\",");
        assertThat(json).containsPattern("\"deadlocks\":\\[\\[\\d+,\\d+\\]\\]").endsWith("]}]\n");
        assertThat(Pattern.compile("\\{\"id\":\\d+,\"name\":").matcher(json).results())
                .hasSize(1000);

        String table = reports.get(1);
        assertThat(table)
                .containsPattern("\nTASK +STATE +AGE +WAITS FOR +AT\n")
                .containsPattern(
                        "\nledger +waiting +.*lock \\w+ held by audit +io\\.fermata.*book.TangledBank.java:73.\n");
        assertThat(table.lines()).hasSize(1 + 3 + 1 + 1000);
    }

    @Test
    void a_process_that_does_not_exist_or_runs_no_loop_is_told_from_one_that_does() throws Exception {
        Process over = Program.start(List.of("--version"));
        over.waitFor();
        Program refused = fermata("ps", over.pid());
        assertThat(refused.errors()).isEqualTo("fermata: there is no process " + over.pid() + "\n");
        assertThat(refused.exitCode()).isEqualTo(1);

        EventLoop.all().forEach(EventLoop::close); // what other tests have left in this JVM
        Program idle = fermata("pstree", ProcessHandle.current().pid());
        assertThat(idle.output()).isEqualTo("there is no open event loop\n");
    }
}
