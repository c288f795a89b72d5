package io.fermata.compiler.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/** Hands out fields for values, the same ones again at each suspension point: a frame is as large as its widest point. */
final class FieldPool {
    private final Map<Type, List<FrameField>> fieldsByType = new HashMap<>();
    private final Map<Type, Deque<FrameField>> free = new HashMap<>();
    private final List<FrameField> all = new ArrayList<>();

    /** Begins with the next suspension point: every field is free, and first of all {@code unused} ones of parameters. */
    void reset(List<FrameField> unused) {
        free.clear();
        unused.forEach(field -> freeOf(field.type()).add(field));
        fieldsByType.forEach((type, fields) -> freeOf(type).addAll(fields));
    }

    FrameField take(Type type) {
        FrameField field = freeOf(type).poll();
        if (field == null) {
            field = reserve(type);
            fieldsByType.computeIfAbsent(type, key -> new ArrayList<>()).add(field);
        }
        return field;
    }

    private Deque<FrameField> freeOf(Type type) {
        return free.computeIfAbsent(type, key -> new ArrayDeque<>());
    }

    /** A field that is handed out to nobody else. */
    FrameField reserve(Type type) {
        FrameField field = new FrameField("v" + all.size(), type);
        all.add(field);
        return field;
    }

    /** Every field handed out so far, in the order of first use; without those of parameters. */
    List<FrameField> all() {
        return all;
    }
}
