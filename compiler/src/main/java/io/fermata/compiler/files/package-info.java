/**
 * Applies the compiler to directories and jars, for front ends that work on files: the command line and the build plugin.
 *
 * <p>A {@link io.fermata.compiler.files.ClassTree} is read and compiled as a whole before anything is written, so that
 * errors leave everything as it was. Every file is replaced in one atomic step.
 */
@NullMarked
package io.fermata.compiler.files;

import org.jspecify.annotations.NullMarked;
