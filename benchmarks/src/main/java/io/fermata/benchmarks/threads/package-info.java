/** Virtual threads: blocking code. On a JDK without them these contenders are left out. */
@NullMarked
package io.fermata.benchmarks.threads;

import org.jspecify.annotations.NullMarked;
