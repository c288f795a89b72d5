/**
 * From bytes to methods: which classes mention Fermata at all, and which of their methods are async.
 */
@NullMarked
package io.fermata.compiler.scan;

import org.jspecify.annotations.NullMarked;
