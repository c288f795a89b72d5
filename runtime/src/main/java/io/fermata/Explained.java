package io.fermata;

/** Something foreign to the loop that can say what one who awaits it waits for. */
interface Explained {

    Blocker blocker();
}
