/**
 * Where things are: what a method's instructions say about types, liveness and monitors.
 *
 * <p>The analyses of this package read instructions and never change them. Types come from the class file's own
 * StackMapTable, so no class is loaded and no common superclass is ever asked for.
 */
@NullMarked
package io.fermata.compiler.flow;

import org.jspecify.annotations.NullMarked;
