package io.fermata.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Transport} tells of its connection: asyncio's protocol.
 *
 * <pre>
 *   connectionMade ─▶ dataReceived* ─▶ eofReceived? ─▶ connectionLost
 *                     pauseWriting, resumeWriting, alternating
 * </pre>
 *
 * All methods are called on the thread of the event loop. One that throws loses its connection.
 */
public interface Protocol {

    /**
     * The connection is there.
     *
     * @param transport to write to
     */
    void connectionMade(Transport transport);

    /**
     * Something came.
     *
     * @param data at least one byte; good for the time of the call only
     */
    void dataReceived(ByteBuffer data);

    /**
     * The other end will send no more.
     *
     * @return whether this end may still send; otherwise the transport closes itself
     */
    boolean eofReceived();

    /** More waits to be sent than should; what is written is still taken. */
    void pauseWriting();

    /** Little enough waits to be sent again. */
    void resumeWriting();

    /**
     * The connection is closed; nothing is called after this.
     *
     * @param failure null if either end closed it in order
     */
    void connectionLost(@Nullable Throwable failure);
}
