package io.fermata;

import java.util.Set;

/**
 * What {@link Asyncio#waitUntil} has seen.
 *
 * @param <K> the tasks
 * @param done those that have ended, in the order in which they were given
 * @param pending those that have not
 */
public record Waited<K extends Task<?>>(Set<K> done, Set<K> pending) {}
