package io.fermata.compiler.layout;

import io.fermata.compiler.flow.SuspensionPoint;
import io.fermata.compiler.flow.ValueType;

/**
 * A parameter of an async method; its field is filled when the frame is made and handed back at every step. Where the
 * parameter is not needed any more, the field may keep something else.
 *
 * @param slot the parameter's local variable slot
 * @param reassigned whether the method ever stores to the slot, or to the second one of a {@code long} or {@code double}
 */
public record Parameter(int slot, FrameField field, boolean reassigned) {
    /** Whether the slot still holds a value of the parameter's own type, so that the field can keep it. */
    boolean isHeldIn(int otherSlot, ValueType type) {
        return slot == otherSlot && ValueType.of(field.type()).equals(type);
    }

    /** Whether the parameter's value is still needed after {@code point}. */
    public boolean isLiveAt(SuspensionPoint point) {
        return point.live().get(slot) && isThereAt(point);
    }

    /** Whether the slot still has the parameter's value at {@code point}, and nobody needs it. */
    boolean isOverAt(SuspensionPoint point) {
        return !point.live().get(slot) && isThereAt(point);
    }

    private boolean isThereAt(SuspensionPoint point) {
        return isHeldIn(slot, point.before().local(slot));
    }
}
