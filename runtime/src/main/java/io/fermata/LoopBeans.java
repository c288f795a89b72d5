package io.fermata;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** The loops that JMX knows. */
final class LoopBeans {

    static final System.Logger LOGGER = System.getLogger("io.fermata");

    private final MBeanServer server;

    /** By the numbers of the loops; null for one that cannot be shown, which is said once. */
    private final Map<Integer, @Nullable ObjectName> known = new HashMap<>();

    LoopBeans() {
        this(ManagementFactory.getPlatformMBeanServer());
    }

    LoopBeans(MBeanServer server) {
        this.server = server;
    }

    /** Adds the loops that are new, and takes away those that are no more. */
    void show(List<EventLoop> open) {
        Map<Integer, @Nullable ObjectName> gone = new HashMap<>(known);
        for (EventLoop loop : open) {
            gone.remove(loop.number);
            if (!known.containsKey(loop.number)) {
                known.put(loop.number, register(loop));
            }
        }
        gone.forEach(this::forget);
    }

    private @Nullable ObjectName register(EventLoop loop) {
        try {
            ObjectName name = name(loop);
            server.registerMBean(new LoopBean(loop), name);
            return name;
        } catch (JMException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.WARNING, loop + " cannot be shown by JMX", e);
            return null;
        }
    }

    /** A second copy of the runtime, in another class loader, counts its loops anew. */
    private ObjectName name(EventLoop loop) throws JMException {
        ObjectName name = new ObjectName("io.fermata:type=EventLoop,name=" + loop);
        String copy = Integer.toHexString(System.identityHashCode(LoopBeans.class));
        return server.isRegistered(name) ? new ObjectName(name + ",runtime=" + copy) : name;
    }

    private void forget(Integer number, @Nullable ObjectName name) {
        known.remove(number);
        try {
            if (name != null) {
                server.unregisterMBean(name);
            }
        } catch (JMException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, name + " had been taken away", e);
        }
    }
}
