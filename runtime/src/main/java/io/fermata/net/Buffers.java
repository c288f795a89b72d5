package io.fermata.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * The buffers that the connections of a thread share, so that one that is idle holds none.
 *
 * <p>What a socket brings goes through one direct buffer; arrays keep it while nobody has read it.
 */
final class Buffers {

    static final int ARRAY_SIZE = 8 * 1024;

    private static final int RECEIVED_AT_ONCE = 64 * 1024;
    private static final int MOST_SPARE = 128;
    private static final ThreadLocal<Buffers> OF_THREAD = ThreadLocal.withInitial(Buffers::new);

    /** The largest record of TLS, with what the JDK wants for it on either side. */
    private static final int RECORD = 33 * 1024;

    private final ByteBuffer plain = ByteBuffer.allocate(RECORD);
    private final ByteBuffer encrypted = ByteBuffer.allocate(RECORD);
    private final ByteBuffer received = ByteBuffer.allocateDirect(RECEIVED_AT_ONCE);
    private final ArrayDeque<byte[]> spare = new ArrayDeque<>();

    private Buffers() {}

    /** An empty direct buffer, good until the next call of this. */
    static ByteBuffer received() {
        return OF_THREAD.get().received.clear();
    }

    /** An empty buffer for what is decrypted, good until the next call of this. */
    static ByteBuffer plain() {
        return OF_THREAD.get().plain.clear();
    }

    /** An empty buffer for what is encrypted, good until the next call of this. */
    static ByteBuffer encrypted() {
        return OF_THREAD.get().encrypted.clear();
    }

    /** An array of at least {@link #ARRAY_SIZE}. */
    static byte[] take(int size) {
        byte[] known = size > ARRAY_SIZE ? null : OF_THREAD.get().spare.poll();
        return known == null ? new byte[Math.max(size, ARRAY_SIZE)] : known;
    }

    /** Takes an array back that nobody uses any more. */
    static void giveBack(byte[] array) {
        ArrayDeque<byte[]> spare = OF_THREAD.get().spare;
        if (array.length == ARRAY_SIZE && spare.size() < MOST_SPARE) {
            spare.push(array);
        }
    }
}
