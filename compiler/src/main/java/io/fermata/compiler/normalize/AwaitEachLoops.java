package io.fermata.compiler.normalize;

import io.fermata.compiler.abi.Keyword;
import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.flow.ControlFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Turns {@code for (T x : each(source))} into a loop that awaits: where the hidden iterator is asked {@code hasNext()},
 * its {@code advance()} is awaited instead. At run time the iterator is one of Fermata's own that looks like a plain one,
 * so no type changes and no StackMapTable entry.
 */
public final class AwaitEachLoops {
    private static final String ITERATOR = "java/util/Iterator";

    private AwaitEachLoops() {}

    /** Rewrites the loops of {@code method}. */
    public static void in(MethodNode method) {
        List<MethodInsnNode> loops = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (isEach(instruction) && iteratorStore(instruction) != null) {
                loops.add((MethodInsnNode) instruction);
            }
        }
        if (loops.isEmpty()) {
            return;
        }
        ControlFlow flow = ControlFlow.of(method);
        Set<MethodInsnNode> questions = new LinkedHashSet<>();
        loops.forEach(each -> questions.addAll(questionsOf(each, method.instructions, flow)));
        loops.forEach(each -> each.owner = RuntimeNames.EXECUTION);
        questions.forEach(question -> await(question, method.instructions));
    }

    /** Whether an instruction is a call of {@code each} in the head of a for loop, or elsewhere. */
    public static boolean isEach(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                && Keyword.of(call.owner, call.name, call.desc) == Keyword.EACH;
    }

    /** Where the loop headed by {@code each} keeps its iterator; null if it heads no loop. */
    public static @Nullable VarInsnNode iteratorStore(AbstractInsnNode each) {
        AbstractInsnNode iterator = next(each);
        AbstractInsnNode store = iterator == null ? null : next(iterator);
        boolean heads = iterator instanceof MethodInsnNode call
                && call.name.equals("iterator")
                && call.owner.equals("java/lang/Iterable");
        return heads && store instanceof VarInsnNode variable && store.getOpcode() == Opcodes.ASTORE ? variable : null;
    }

    /** The {@code hasNext()} calls that ask the iterator of one loop: follows the code while its variable lasts. */
    private static List<MethodInsnNode> questionsOf(MethodInsnNode each, InsnList code, ControlFlow flow) {
        VarInsnNode store = iteratorStore(each);
        List<MethodInsnNode> questions = new ArrayList<>();
        if (store == null) {
            return questions;
        }
        BitSet seen = new BitSet();
        Deque<Integer> pending = new ArrayDeque<>();
        pending.push(code.indexOf(store) + 1);
        while (!pending.isEmpty()) {
            int index = pending.pop();
            AbstractInsnNode instruction = code.get(index);
            boolean overwritten = instruction instanceof VarInsnNode other
                    && other.var == store.var
                    && other.getOpcode() >= Opcodes.ISTORE;
            if (seen.get(index) || overwritten) {
                continue;
            }
            seen.set(index);
            if (isLoad(instruction, store.var) && next(instruction) instanceof MethodInsnNode call && isHasNext(call)) {
                questions.add(call);
            }
            for (int successor : flow.successors(index)) {
                pending.push(successor);
            }
            for (int handler : flow.handlers(index)) {
                pending.push(handler);
            }
        }
        return questions;
    }

    private static boolean isLoad(AbstractInsnNode instruction, int slot) {
        return instruction.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) instruction).var == slot;
    }

    private static boolean isHasNext(MethodInsnNode call) {
        return call.owner.equals(ITERATOR) && call.name.equals("hasNext");
    }

    private static void await(MethodInsnNode question, InsnList code) {
        InsnList awaiting = new InsnList(); // iterator
        awaiting.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                RuntimeNames.EXECUTION,
                RuntimeNames.ADVANCE,
                RuntimeNames.ADVANCE_DESCRIPTOR,
                false)); // awaitable
        awaiting.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                RuntimeNames.ASYNCIO,
                RuntimeNames.AWAIT,
                RuntimeNames.AWAIT_AWAITABLE_DESCRIPTOR,
                false)); // Boolean
        awaiting.add(new TypeInsnNode(Opcodes.CHECKCAST, "java/lang/Boolean"));
        awaiting.add(new MethodInsnNode(
                Opcodes.INVOKEVIRTUAL, "java/lang/Boolean", "booleanValue", "()Z", false)); // boolean
        code.insert(question, awaiting);
        code.remove(question);
    }

    private static @Nullable AbstractInsnNode next(AbstractInsnNode instruction) {
        AbstractInsnNode next = instruction.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }
}
