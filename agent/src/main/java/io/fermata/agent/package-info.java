/** Two front ends of the compiler: a Java agent that transforms classes as they are loaded, and a command line. */
@NullMarked
package io.fermata.agent;

import org.jspecify.annotations.NullMarked;
