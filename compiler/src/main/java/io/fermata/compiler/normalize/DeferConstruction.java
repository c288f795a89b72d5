package io.fermata.compiler.normalize;

import io.fermata.compiler.abi.Keyword;
import io.fermata.compiler.flow.TypeFlow;
import io.fermata.compiler.flow.TypeState;
import io.fermata.compiler.flow.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Defers the making of objects past the awaits among their constructor's arguments: {@code new X(await(y))}.
 *
 * <p>An object that is not initialised yet can be kept in no field, so it must not exist while the method is suspended.
 * Its {@code new} moves to just before the constructor's call, and every instruction that only passed the reference
 * around goes away. A {@code new} whose result is dropped stays in the old place: it initialises the class, and fails,
 * when the program expects it.
 */
public final class DeferConstruction {
    private final String owner;
    private final MethodNode method;
    private final Set<Label> deferred;
    private final InsnList code = new InsnList();
    private final Temporaries temporaries;

    private DeferConstruction(String owner, MethodNode method, Set<Label> deferred) {
        this.owner = owner;
        this.method = method;
        this.deferred = deferred;
        this.temporaries = new Temporaries(code, method.maxLocals);
    }

    /** Rewrites {@code method} so that no suspension point meets an uninitialised object. */
    public static void in(String owner, MethodNode method) {
        labelAllocations(method);
        Set<Label> pending = pendingAtAwaits(owner, method);
        if (!pending.isEmpty()) {
            new DeferConstruction(owner, method, pending).rewrite();
        }
    }

    /** A label is how the verifier's types tell one {@code new} from another. */
    private static void labelAllocations(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.NEW
                    && labelsBefore(instruction.getPrevious()).findAny().isEmpty()) {
                method.instructions.insertBefore(instruction, new LabelNode());
            }
        }
    }

    /** The labels that mark the place after {@code last}, nearest first. */
    private static Stream<Label> labelsBefore(@Nullable AbstractInsnNode last) {
        return Stream.iterate(last, node -> node != null && node.getOpcode() < 0, AbstractInsnNode::getPrevious)
                .filter(LabelNode.class::isInstance)
                .map(label -> ((LabelNode) label).getLabel());
    }

    private static Set<Label> pendingAtAwaits(String owner, MethodNode method) {
        Set<Label> pending = new HashSet<>();
        TypeFlow types = new TypeFlow(owner, method);
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call && Keyword.of(call.owner, call.name, call.desc) != null) {
                TypeState state = types.state();
                if (state != null) {
                    collectUninitialized(state.locals(), pending);
                    collectUninitialized(state.stack(), pending);
                }
            }
            types.advance(instruction);
        }
        return pending;
    }

    private static void collectUninitialized(List<ValueType> types, Set<Label> labels) {
        for (ValueType type : types) {
            if (type.frameType() instanceof Label label) {
                labels.add(label);
            }
        }
    }

    private void rewrite() {
        TypeFlow types = new TypeFlow(owner, method);
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            TypeState state = types.state();
            types.advance(instruction);
            method.instructions.remove(instruction);
            if (instruction instanceof FrameNode frame) {
                hideDeferred(frame);
                code.add(frame);
            } else if (state == null || instruction.getOpcode() < 0 || !replace(instruction, state)) {
                code.add(instruction);
            }
            temporaries.reset();
        }
        method.instructions.add(code);
        method.maxLocals = temporaries.slotCount();
    }

    private boolean replace(AbstractInsnNode instruction, TypeState state) {
        if (instruction.getOpcode() == Opcodes.NEW) {
            return replaceAllocation((TypeInsnNode) instruction);
        }
        if (instruction instanceof VarInsnNode variable) {
            boolean moves = variable.getOpcode() == Opcodes.ALOAD && isDeferred(state.local(variable.var));
            return moves || (variable.getOpcode() == Opcodes.ASTORE && isDeferred(state.operand(0)));
        }
        if (instruction instanceof MethodInsnNode call && call.name.equals("<init>")) {
            return replaceConstructorCall(call, state);
        }
        StackShuffle shuffle = StackShuffle.of(instruction.getOpcode(), state);
        return shuffle != null && replaceShuffle(shuffle, state);
    }

    private boolean replaceAllocation(TypeInsnNode allocation) {
        if (labelsBefore(code.getLast()).noneMatch(deferred::contains)) {
            return false;
        }
        code.add(allocation);
        code.add(new InsnNode(Opcodes.POP));
        return true;
    }

    private boolean replaceShuffle(StackShuffle shuffle, TypeState state) {
        List<@Nullable ValueType> inputs = visible(top(state.stack(), shuffle.inputs()));
        if (!inputs.contains(null)) {
            return false;
        }
        List<Temporaries.Saved> saved = temporaries.takeOff(inputs);
        for (int output : shuffle.outputs()) {
            temporaries.load(saved.get(saved.size() - output));
        }
        return true;
    }

    private boolean replaceConstructorCall(MethodInsnNode call, TypeState state) {
        int arguments = Type.getArgumentTypes(call.desc).length;
        ValueType object = state.operand(arguments);
        if (!isDeferred(object)) {
            return false;
        }
        List<Temporaries.Saved> savedArguments = temporaries.takeOff(visible(top(state.stack(), arguments)));
        List<ValueType> rest = state.stack().subList(0, state.stack().size() - arguments - 1);
        int lowest = rest.contains(object) ? rest.indexOf(object) : rest.size();
        List<ValueType> above = rest.subList(lowest, rest.size());
        List<Temporaries.Saved> savedAbove = temporaries.takeOff(visible(above));
        code.add(new TypeInsnNode(Opcodes.NEW, call.owner));
        code.add(new InsnNode(Opcodes.DUP)); // object, object
        savedArguments.forEach(temporaries::load);
        code.add(call); // object
        Temporaries.Saved made = temporaries.store(ValueType.of(Type.getObjectType(call.owner)));
        for (int i = 0; i < above.size(); i++) {
            temporaries.load(above.get(i).equals(object) ? made : savedAbove.get(i));
        }
        for (int slot = 0; slot < state.locals().size(); slot++) {
            if (state.local(slot).equals(object)) {
                temporaries.load(made);
                code.add(new VarInsnNode(Opcodes.ASTORE, slot));
            }
        }
        return true;
    }

    private void hideDeferred(FrameNode frame) {
        frame.stack = new ArrayList<>(frame.stack);
        frame.stack.removeIf(this::isDeferredLabel);
        frame.local = new ArrayList<>(frame.local);
        frame.local.replaceAll(type -> isDeferredLabel(type) ? Opcodes.TOP : type);
    }

    private boolean isDeferredLabel(Object frameType) {
        return frameType instanceof LabelNode label && deferred.contains(label.getLabel());
    }

    private boolean isDeferred(ValueType type) {
        return type.frameType() instanceof Label label && deferred.contains(label);
    }

    private List<@Nullable ValueType> visible(List<ValueType> operands) {
        List<@Nullable ValueType> visible = new ArrayList<>();
        operands.forEach(operand -> visible.add(isDeferred(operand) ? null : operand));
        return visible;
    }

    private static List<ValueType> top(List<ValueType> stack, int count) {
        return stack.subList(stack.size() - count, stack.size());
    }
}
