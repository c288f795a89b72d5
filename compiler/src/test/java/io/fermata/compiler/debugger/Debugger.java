package io.fermata.compiler.debugger;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.StepRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A debugger as an IDE has it inside: runs a program in a JVM of its own, sets breakpoints on lines, and steps by lines. */
final class Debugger implements AutoCloseable {
    private static final long TIMEOUT_MILLIS = 60_000;

    private final VirtualMachine machine;
    private final List<String> source;
    private final String mainClass;
    private ReferenceType type;
    private ThreadReference thread;
    private EventSet events;

    private Debugger(VirtualMachine machine, String mainClass, List<String> source) {
        this.machine = machine;
        this.mainClass = mainClass;
        this.source = source;
    }

    /** Starts {@code mainClass} and stops when it has been loaded. */
    static Debugger launch(String mainClass, Path classes, Path source) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
        arguments.get("options").setValue("-cp \"" + classPath + "\"");
        arguments.get("main").setValue(mainClass);
        Debugger debugger = new Debugger(connector.launch(arguments), mainClass, Files.readAllLines(source));
        debugger.awaitMainClass();
        return debugger;
    }

    private void awaitMainClass() throws InterruptedException {
        ClassPrepareRequest request = machine.eventRequestManager().createClassPrepareRequest();
        request.addClassFilter(mainClass);
        request.enable();
        for (Event event = next(); event != null; event = next()) {
            if (event instanceof ClassPrepareEvent prepared) {
                type = prepared.referenceType();
                request.disable();
                return;
            }
        }
        throw new AssertionError(mainClass + " was never loaded");
    }

    /** Sets breakpoints wherever the debugger is told that the line has code, as IDEs do. */
    int breakAt(String comment) throws AbsentInformationException {
        List<Location> locations = type.locationsOfLine(line(comment));
        for (Location location : locations) {
            machine.eventRequestManager().createBreakpointRequest(location).enable();
        }
        return locations.size();
    }

    /** Runs to the next breakpoint; the comment on the line where it stops, or "end". */
    String go() throws Exception {
        return place(nextStop());
    }

    String stepOver() throws Exception {
        return step(StepRequest.STEP_OVER);
    }

    String stepInto() throws Exception {
        return step(StepRequest.STEP_INTO);
    }

    /** Steps by lines of the program, as IDEs do: not through libraries, nor through what is synthetic or has no lines. */
    private String step(int depth) throws Exception {
        StepRequest request = machine.eventRequestManager().createStepRequest(thread, StepRequest.STEP_LINE, depth);
        for (String library : List.of("java.*", "jdk.*", "sun.*", "io.fermata.*")) {
            request.addClassExclusionFilter(library);
        }
        request.enable();
        LocatableEvent stop = nextStop();
        while (stop != null && isGenerated(stop.location())) {
            stop = nextStop();
        }
        if (stop != null) {
            machine.eventRequestManager().deleteEventRequest(request);
        }
        return place(stop);
    }

    private static boolean isGenerated(Location location) {
        return location.method().isSynthetic() || location.lineNumber() < 1;
    }

    /** Variables in scope by name, {@code this} among them. */
    Map<String, String> variables() throws Exception {
        StackFrame frame = thread.frame(0);
        Map<String, String> values = new TreeMap<>();
        for (LocalVariable variable : frame.visibleVariables()) {
            values.put(variable.name(), String.valueOf(frame.getValue(variable)).replace("\"", ""));
        }
        if (frame.thisObject() != null) {
            values.put("this", frame.thisObject().referenceType().name());
        }
        return values;
    }

    private LocatableEvent nextStop() throws InterruptedException {
        for (Event event = next(); event != null; event = next()) {
            if (event instanceof LocatableEvent stop) {
                thread = stop.thread();
                return stop;
            }
        }
        return null;
    }

    /** The next event, while the program stands still; null once it has ended. */
    private Event next() throws InterruptedException {
        if (events != null) {
            events.resume();
        }
        events = machine.eventQueue().remove(TIMEOUT_MILLIS);
        if (events == null) {
            throw new AssertionError("the program neither stops nor ends");
        }
        Event event = events.iterator().next();
        return event instanceof VMDeathEvent || event instanceof VMDisconnectEvent ? null : event;
    }

    private String place(LocatableEvent stop) {
        if (stop == null) {
            return "end";
        }
        String text = source.get(stop.location().lineNumber() - 1);
        int comment = text.indexOf("// ");
        return comment < 0 ? text.strip() : text.substring(comment + 3);
    }

    private int line(String comment) {
        for (int i = 0; i < source.size(); i++) {
            if (source.get(i).endsWith("// " + comment)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(comment);
    }

    @Override
    public void close() {
        machine.process().destroyForcibly();
    }
}
