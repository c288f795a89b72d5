/** Runnable programs, one file each, transformed by the Maven plugin or by the agent. */
@NullMarked
package io.fermata.samples;

import org.jspecify.annotations.NullMarked;
