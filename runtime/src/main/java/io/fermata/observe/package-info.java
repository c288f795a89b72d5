/**
 * What a running program looks like from outside: plain values that say which tasks an event loop had at one moment,
 * where each stood and what it waited for, and the texts made of them. {@link io.fermata.EventLoop#snapshot} takes them.
 */
@NullMarked
package io.fermata.observe;

import org.jspecify.annotations.NullMarked;
