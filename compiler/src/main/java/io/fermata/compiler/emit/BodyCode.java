package io.fermata.compiler.emit;

import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Where the instructions of a body go.
 *
 * @param code takes instructions as they are
 * @param moved takes those that speak of the original method's variables
 */
record BodyCode(InstructionAdapter code, MovedLocals moved, BodySlots slots) {}
