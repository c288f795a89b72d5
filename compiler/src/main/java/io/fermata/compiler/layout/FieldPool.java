package io.fermata.compiler.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/** Hands out fields for values, the same ones again at each suspension point: a frame is as large as its widest point. */
final class FieldPool {
    private final Map<Type, List<FrameField>> fieldsByType = new HashMap<>();
    private final Map<Type, Integer> taken = new HashMap<>();
    private final List<FrameField> all = new ArrayList<>();

    /** Begins with the next suspension point: every field is free. */
    void reset() {
        taken.clear();
    }

    FrameField take(Type type) {
        List<FrameField> fields = fieldsByType.computeIfAbsent(type, key -> new ArrayList<>());
        int index = taken.merge(type, 1, Integer::sum) - 1;
        if (index == fields.size()) {
            FrameField field = new FrameField("v" + all.size(), type);
            fields.add(field);
            all.add(field);
        }
        return fields.get(index);
    }

    /** A field that is handed out to nobody else. */
    FrameField reserve(Type type) {
        FrameField field = new FrameField("v" + all.size(), type);
        all.add(field);
        return field;
    }

    /** Every field handed out so far, in the order of first use. */
    List<FrameField> all() {
        return all;
    }
}
