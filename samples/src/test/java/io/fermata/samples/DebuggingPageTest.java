package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The incidents of the page on debugging happen as they are shown there. */
class DebuggingPageTest {
    private static final String AGENT = System.getProperty("fermata.agent.jar");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @FunctionalInterface
    private interface Look {
        void at(long pid) throws Exception;
    }

    private static List<String> commandLine(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-cp", CLASS_PATH, "-XX:+EnableDynamicAgentLoading"));
        all.addAll(List.of(arguments));
        return all;
    }

    private static Program java(String... arguments) {
        return Program.java(commandLine(arguments));
    }

    /** Looks at a program once it has printed its first line. */
    private static void whileItRuns(Look look, String... arguments) throws Exception {
        Process process = Program.start(commandLine(arguments));
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isNotNull();
            look.at(process.pid());
        } finally {
            process.destroyForcibly();
        }
    }

    private static String fermata(String command, long pid) {
        Program report = Program.java(List.of("-jar", AGENT, command, Long.toString(pid)));
        assertThat(report.errors()).isEmpty();
        return report.output();
    }

    private static String jdk(String tool, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return Program.run(command).output();
    }

    @Test
    void a_failure_tells_who_awaits_what_has_failed() {
        Incident.of("java shop.Sale").isShownAs(java("shop.Sale").errors());
        Incident.of("java -Dfermata.debug=true shop.Sale")
                .isShownAs(java("-Dfermata.debug=true", "-Dfermata.slowCallbackMillis=60000", "shop.Sale")
                        .errors());
    }

    @Test
    void a_bank_that_has_stopped_is_looked_at_from_outside() throws Exception {
        whileItRuns(
                pid -> {
                    Incident.of("java -jar fermata-agent.jar pstree 17834").isShownAs(fermata("pstree", pid));
                    Incident.of("java -jar fermata-agent.jar ps 17834").isShownAs(fermata("ps", pid));
                    assertThat(treeByJmx(pid)).contains("deadlock: transfer-17 -> audit -> transfer-17");
                },
                "shop.Bank");
    }

    /** As VisualVM and JConsole do it, with nothing but tools of the JDK. */
    private static String treeByJmx(long pid) throws Exception {
        jdk("jcmd", pid, "ManagementAgent.start_local");
        MatchResult url = Pattern.compile("service:jmx:\\S+")
                .matcher(jdk("jcmd", pid, "ManagementAgent.status"))
                .results()
                .findFirst()
                .orElseThrow();
        ObjectName loop = new ObjectName("io.fermata:type=EventLoop,name=loop-1");
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(url.group()))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            while (!server.isRegistered(loop)) {
                Thread.onSpinWait(); // a second after the loop has begun
            }
            assertThat(server.getAttribute(loop, "Tasks")).isEqualTo(4);
            assertThat(server.getAttribute(loop, "Thread")).isEqualTo("main");
            return (String) server.invoke(loop, "tree", null, null);
        }
    }

    @Test
    void a_step_that_blocks_is_reported_while_it_does_and_recorded(@TempDir Path directory) throws Exception {
        Path recording = directory.resolve("shop.jfr");
        Program checkout = java(
                "-Dfermata.debug=true",
                "-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%6$s%n%n",
                "-XX:StartFlightRecording:filename=" + recording
                        + ",+fermata.Step#enabled=true,+fermata.Step#threshold=300ms",
                "shop.Checkout");
        // A JVM that has just started on a busy machine may have other slow steps.
        Incident.of("java -Dfermata.debug=true shop.Checkout")
                .isShownAs(first("(?s)WARNING: checkout blocks.*?\n\n", checkout.errors()));
        Incident.of("jfr print --events fermata.Step shop.jfr")
                .isShownAs(first(
                        "fermata.Step \\{[^}]*\"checkout\"[^}]*}\n",
                        jdk("jfr", "print", "--events", "fermata.Step", recording)));
    }

    private static String first(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse(text);
    }

    @Test
    void a_loop_that_does_not_answer_is_seen_from_outside() throws Exception {
        whileItRuns(
                pid -> Incident.of("java -jar fermata-agent.jar pstree 18020").isShownAs(fermata("pstree", pid)),
                "shop.Checkout",
                "600000");
    }

    @Test
    void what_was_forgotten_is_told_at_the_end() {
        Program mail = java(
                "-Dfermata.debug=true",
                "-Dfermata.slowCallbackMillis=60000",
                "-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%n",
                "shop.Mail");
        Incident.of("java -Dfermata.debug=true shop.Mail").isShownAs(mail.errors());
    }

    @Test
    void calls_that_pile_up_are_counted_by_method() throws Exception {
        Pattern row = Pattern.compile("(\\d+) +\\d+ +((?:shop|io\\.fermata)\\.[\\w.$]+)");
        List<String> shown =
                rows(row, Incident.of("jcmd 21585 GC.class_histogram").shown());
        assertThat(shown).contains("20000 shop.Orders$take$1", "20000 shop.Orders$reserve$1");
        whileItRuns(
                pid -> assertThat(rows(row, jdk("jcmd", pid, "GC.class_histogram")))
                        .containsAll(shown),
                "shop.Orders");
    }

    private static List<String> rows(Pattern row, String histogram) {
        return row.matcher(histogram)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }
}
