package io.fermata.compiler;

/** A class that the compiler adds beside the one it was given. */
public record GeneratedClass(String internalName, byte[] bytes) {}
