package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import org.objectweb.asm.tree.MethodNode;

/** Something a check has found in a method; {@code line} is -1 where the class file does not tell. */
public record Finding(Code code, MethodNode method, int line, String message) {}
