package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.flow.ValueType;
import io.fermata.compiler.layout.FrameField;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.SpillPlan.LocalSpill;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/** Emits the code by which all suspension points of a very large method save and restore their common locals. */
final class CommonLocalsEmitter {
    private final FrameLayout layout;
    private final List<LocalSpill> spills;
    private final BodySlots slots;
    private final InstructionAdapter code;
    private final MovedLocals moved;
    private final TreeMap<Integer, Label> entries = new TreeMap<>();

    CommonLocalsEmitter(FrameLayout layout, BodyCode body) {
        this.layout = layout;
        spills = layout.common().spills();
        slots = body.slots();
        code = body.code();
        moved = body.moved();
    }

    /** Reads all of them back, since a second row of entries would be needed to know which. */
    void emitRestore() {
        for (LocalSpill spill : spills) {
            FrameField field = spill.field();
            code.load(slots.frame(), layout.frameClass());
            code.getfield(owner(), field.name(), field.type().getDescriptor());
            moved.visitVarInsn(field.type().getOpcode(Opcodes.ISTORE), spill.slot());
        }
    }

    /** The types by slot after {@link #emitRestore}, given those before. */
    List<ValueType> restored(List<ValueType> locals) {
        return with(locals, spills.size());
    }

    /** Where to go to save the first {@code count} and return what is in the slot of the value. */
    Label saving(int count) {
        return entries.computeIfAbsent(count, key -> new Label());
    }

    void emitSaves() {
        if (entries.isEmpty()) {
            return;
        }
        for (int count = entries.lastKey(); count >= 0; count--) {
            Label entry = entries.get(count);
            if (entry != null) {
                code.mark(entry);
                moved.frame(with(List.of(), count), List.of());
            }
            if (count > 0) {
                emitSave(spills.get(count - 1));
            }
        }
        code.load(slots.value(), RuntimeNames.OBJECT_TYPE);
        code.areturn(RuntimeNames.OBJECT_TYPE);
    }

    private void emitSave(LocalSpill spill) {
        Type type = spill.field().type();
        code.load(slots.frame(), layout.frameClass()); // frame
        moved.visitVarInsn(type.getOpcode(Opcodes.ILOAD), spill.slot()); // frame, value
        code.putfield(owner(), spill.field().name(), type.getDescriptor());
    }

    private List<ValueType> with(List<ValueType> locals, int count) {
        List<ValueType> types = new ArrayList<>(locals);
        for (LocalSpill spill : spills.subList(0, count)) {
            ValueType type = ValueType.of(spill.field().type());
            while (types.size() < spill.slot() + type.size()) {
                types.add(ValueType.TOP);
            }
            types.set(spill.slot(), type);
        }
        return types;
    }

    private String owner() {
        return layout.frameClass().getInternalName();
    }
}
