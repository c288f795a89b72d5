package io.fermata;

/** An awaitable that is not a {@link Parking} and can describe what its waiters wait for. */
interface Explained {

    Blocker blocker();
}
