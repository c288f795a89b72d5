package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.flow.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** Makes room for the four slots of {@link BodySlots}: moves variables and widens StackMapTable entries accordingly. */
final class MovedLocals extends MethodVisitor {
    private final BodySlots slots;
    private final Object[] added;

    MovedLocals(MethodVisitor body, BodySlots slots, Type frameClass) {
        super(Opcodes.ASM9, body);
        this.slots = slots;
        this.added = new Object[] {
            frameClass.getInternalName(),
            RuntimeNames.EXECUTION,
            RuntimeNames.OBJECT_TYPE.getInternalName(),
            RuntimeNames.THROWABLE_TYPE.getInternalName()
        };
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        super.visitVarInsn(opcode, slots.moved(slot));
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        super.visitIincInsn(slots.moved(slot), increment);
    }

    @Override
    public void visitLocalVariable(String name, String descriptor, String signature, Label start, Label end, int slot) {
        super.visitLocalVariable(name, descriptor, signature, start, end, slots.moved(slot));
    }

    @Override
    public AnnotationVisitor visitLocalVariableAnnotation(
            int typeRef,
            TypePath typePath,
            Label[] start,
            Label[] end,
            int[] index,
            String descriptor,
            boolean visible) {
        int[] moved = new int[index.length];
        for (int i = 0; i < index.length; i++) {
            moved[i] = slots.moved(index[i]);
        }
        return super.visitLocalVariableAnnotation(typeRef, typePath, start, end, moved, descriptor, visible);
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
        List<Object> widened = new ArrayList<>(localCount + BodySlots.ADDED);
        int slot = 0;
        int entry = 0;
        for (; entry < localCount && slot < slots.parameters(); entry++) {
            widened.add(local[entry]);
            slot += new ValueType(local[entry]).size();
        }
        for (; slot < slots.parameters(); slot++) {
            widened.add(Opcodes.TOP);
        }
        widened.addAll(List.of(added));
        for (; entry < localCount; entry++) {
            widened.add(local[entry]);
        }
        super.visitFrame(type, widened.size(), widened.toArray(), stackCount, stack);
    }

    /** Emits a StackMapTable entry for the original method's locals, given by slot, and the operand stack. */
    void frame(List<ValueType> locals, List<ValueType> stack) {
        List<Object> entries = new ArrayList<>();
        for (int slot = 0; slot < locals.size(); slot += locals.get(slot).size()) {
            entries.add(locals.get(slot).frameType());
        }
        Object[] operands = stack.stream().map(ValueType::frameType).toArray();
        visitFrame(Opcodes.F_NEW, entries.size(), entries.toArray(), operands.length, operands);
    }
}
