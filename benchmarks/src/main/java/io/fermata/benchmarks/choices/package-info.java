/**
 * Questions that were asked before something was built, each with the ways to build it as models: no contenders, and measured
 * only when asked for. What came of them is in docs/performance.md.
 */
@NullMarked
package io.fermata.benchmarks.choices;

import org.jspecify.annotations.NullMarked;
