package io.fermata.observe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes tasks below those that wait for them; one that several wait for is written out once. */
final class TreePrinter {

    /** Deeper ones become roots of their own. */
    private static final int DEEPEST = 50;

    private final LoopSnapshot loop;
    private final Map<Integer, TaskSnapshot> tasks = new HashMap<>();
    private final Set<Integer> written = new HashSet<>();

    private record Node(List<String> lines, List<Node> below) {}

    TreePrinter(LoopSnapshot loop) {
        this.loop = loop;
        loop.tasks().forEach(task -> tasks.put(task.id(), task));
    }

    String print() {
        StringBuilder text = new StringBuilder();
        Texts.header(loop, text);
        List<Node> roots = roots();
        for (int i = 0; i < roots.size(); i++) {
            print(roots.get(i), "", i == roots.size() - 1, text);
        }
        return text.toString();
    }

    private List<Node> roots() {
        Set<Integer> below = new HashSet<>();
        for (TaskSnapshot task : loop.tasks()) {
            below.addAll(task.children());
            if (task.waitsFor() != null) {
                task.waitsFor().forEachTask(false, below::add);
            }
        }
        List<Node> roots = new ArrayList<>();
        loop.tasks().stream().filter(task -> !below.contains(task.id())).forEach(task -> roots.add(node(task, 0)));
        // What is left waits in a circle, or is very deep.
        for (TaskSnapshot task : loop.tasks()) {
            if (!written.contains(task.id())) {
                roots.add(node(task, 0));
            }
        }
        return roots;
    }

    private Node node(TaskSnapshot task, int depth) {
        if (depth > DEEPEST) {
            return new Node(List.of(task.name() + " (further down)"), List.of());
        }
        if (!written.add(task.id())) {
            return new Node(List.of(task.name() + " (see above)"), List.of());
        }
        Node node = new Node(new ArrayList<>(), new ArrayList<>());
        node.lines.add(title(task));
        for (int i = task.stack().size() - 1; i >= 0; i--) {
            node.lines.add(task.stack().get(i).toString());
        }
        if (task.waitsFor() != null) {
            add(task.waitsFor(), node, depth);
        }
        addChildren(task, node, depth);
        return node;
    }

    private static String title(TaskSnapshot task) {
        String state = task.state() == TaskState.WAITING
                ? ""
                : ", " + task.state().name().toLowerCase(Locale.ROOT);
        String cancelled = task.cancelRequests() == 0 ? "" : ", being cancelled";
        String timed = task.timed() ? ", with a deadline" : "";
        return task.name() + ", " + Texts.duration(task.age()) + state + cancelled + timed;
    }

    private void addChildren(TaskSnapshot task, Node node, int depth) {
        if (!task.children().isEmpty()) {
            Node group = new Node(List.of("task group, " + task.children().size() + " running"), new ArrayList<>());
            task.children().forEach(child -> addTask(child, group, depth));
            node.below.add(group);
        }
    }

    private void add(WaitSnapshot wait, Node node, int depth) {
        if (wait.kind() == WaitKind.TASK) {
            addTask(wait.task(), node, depth);
            return;
        }
        node.lines.add(wait.text());
        if (wait.task() != 0) {
            addTask(wait.task(), node, depth);
        }
        for (WaitSnapshot part : wait.parts()) {
            if (part.kind() == WaitKind.TASK) {
                addTask(part.task(), node, depth);
            } else {
                Node below = new Node(new ArrayList<>(), new ArrayList<>());
                add(part, below, depth);
                node.below.add(below);
            }
        }
    }

    private void addTask(int id, Node node, int depth) {
        TaskSnapshot task = tasks.get(id);
        if (task != null) {
            node.below.add(node(task, depth + 1));
        }
    }

    private static void print(Node node, String indent, boolean last, StringBuilder text) {
        String further = indent + (last ? "    " : "│   ");
        String prefix = indent + (last ? "└── " : "├── ");
        for (String line : node.lines) {
            text.append(prefix).append(line).append('\n');
            prefix = further;
        }
        for (int i = 0; i < node.below.size(); i++) {
            print(node.below.get(i), further, i == node.below.size() - 1, text);
        }
    }
}
