/** Tascalate: methods that return futures, over continuations; rewritten by its two Maven plugins. On the callback loop, too. */
@NullMarked
package io.fermata.benchmarks.tascalate;

import org.jspecify.annotations.NullMarked;
