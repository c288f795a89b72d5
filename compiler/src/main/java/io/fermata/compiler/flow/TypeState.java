package io.fermata.compiler.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * The verifier's view just before one instruction.
 *
 * @param locals one entry a slot; the slot after a {@code long} or {@code double} is {@link ValueType#TOP}
 * @param stack one entry an operand, deepest first
 */
public record TypeState(List<ValueType> locals, List<ValueType> stack) {
    public TypeState {
        locals = List.copyOf(locals);
        stack = List.copyOf(stack);
    }

    /** The type in {@code slot}, {@link ValueType#TOP} where nothing usable is stored. */
    public ValueType local(int slot) {
        return slot < locals.size() ? locals.get(slot) : ValueType.TOP;
    }

    /** The operand {@code depth} places below the top. */
    public ValueType operand(int depth) {
        return stack.get(stack.size() - 1 - depth);
    }

    static TypeState of(List<Object> slotTypes, List<Object> stackSlotTypes) {
        List<ValueType> locals = new ArrayList<>(slotTypes.size());
        slotTypes.forEach(type -> locals.add(new ValueType(type)));
        List<ValueType> stack = new ArrayList<>(stackSlotTypes.size());
        for (int i = 0; i < stackSlotTypes.size(); ) {
            ValueType type = new ValueType(stackSlotTypes.get(i));
            stack.add(type);
            i += type.size();
        }
        return new TypeState(locals, stack);
    }
}
