/**
 * The front end that transforms classes as they are loaded.
 *
 * <p>{@link io.fermata.agent.FermataAgent} is what the JVM calls; the transformer asks the compiler, has the frame
 * classes defined in the host's own class loader, and hands the host back. Whatever goes wrong, the class stays as it
 * was and the log says why.
 */
@NullMarked
package io.fermata.agent;

import org.jspecify.annotations.NullMarked;
