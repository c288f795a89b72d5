/** Fermata: async methods, transformed by the Maven plugin, on Fermata's own loop. */
@NullMarked
package io.fermata.benchmarks.fermata;

import org.jspecify.annotations.NullMarked;
