/**
 * Streams over sockets: connections and servers that an event loop serves without blocking.
 *
 * <p>{@link io.fermata.net.Streams} opens both. A {@link io.fermata.net.Transport} moves bytes and calls a {@link
 * io.fermata.net.Protocol}; {@link io.fermata.net.StreamReader} and {@link io.fermata.net.StreamWriter} are what coroutines
 * see of the two, whatever the bytes travel over.
 */
@NullMarked
package io.fermata.net;

import org.jspecify.annotations.NullMarked;
