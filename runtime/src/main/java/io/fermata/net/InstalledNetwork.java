package io.fermata.net;

import io.fermata.LoopLocal;

/** The network of each loop. */
final class InstalledNetwork {

    static final LoopLocal<Network> OF_LOOP = LoopLocal.withInitial(new SocketNetwork());

    private InstalledNetwork() {}
}
