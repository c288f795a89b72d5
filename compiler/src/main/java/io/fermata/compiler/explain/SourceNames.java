package io.fermata.compiler.explain;

import io.fermata.compiler.flow.ValueType;
import io.fermata.compiler.flow.VariableNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Names as they stand in the source, as far as the class file has kept them. */
final class SourceNames {
    private final String host;
    private final MethodNode method;
    private final VariableNames variables;

    SourceNames(String host, MethodNode method) {
        this.host = host;
        this.method = method;
        this.variables = VariableNames.of(method);
    }

    static String simple(Type type) {
        String name = type.getClassName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    static List<String> parameterTypes(String descriptor) {
        return Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(SourceNames::simple)
                .toList();
    }

    static String simple(ValueType type) {
        return type.isNull() ? "null" : simple(type.asType());
    }

    /** The variable in a slot while {@code instruction} is executed. */
    @Nullable
    LocalVariableNode variable(int slot, AbstractInsnNode instruction) {
        return variables.at(slot, instruction);
    }

    /** A parameter's name; {@code index} counts from 0 and leaves out {@code this}. */
    String parameter(int index, int slot) {
        AbstractInsnNode first = method.instructions.getFirst();
        LocalVariableNode variable = first == null ? null : variables.at(slot, first);
        if (variable != null) {
            return variable.name;
        }
        return method.parameters != null && index < method.parameters.size()
                ? String.valueOf(method.parameters.get(index).name)
                : "(parameter " + (index + 1) + ")";
    }

    /** What the source says where an instruction makes a value; empty if that cannot be told. */
    String expression(AbstractInsnNode producer) {
        if (producer instanceof MethodInsnNode call) {
            return call(call);
        }
        if (producer instanceof VarInsnNode load) {
            LocalVariableNode variable = variables.at(load.var, load);
            return variable == null ? "" : variable.name;
        }
        if (producer instanceof FieldInsnNode field) {
            return field.name;
        }
        return producer.getOpcode() == Opcodes.ACONST_NULL ? "null" : "";
    }

    private String call(MethodInsnNode call) {
        String owner = call.owner.equals(host) ? "" : simple(Type.getObjectType(call.owner)) + ".";
        return owner + call.name + "(" + String.join(", ", parameterTypes(call.desc)) + ")";
    }

    static String either(List<String> expressions, String otherwise) {
        boolean known = !expressions.isEmpty() && expressions.stream().noneMatch(String::isEmpty);
        return known ? expressions.stream().distinct().collect(Collectors.joining(" or ")) : otherwise;
    }
}
