package io.fermata;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The loops that JMX knows. */
final class LoopBeans {

    static final System.Logger LOGGER = System.getLogger("io.fermata");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Map<Integer, ObjectName> registered = new HashMap<>();

    /** Adds the loops that are new, and takes away those that are no more. */
    void show(List<EventLoop> open) {
        Map<Integer, ObjectName> gone = new HashMap<>(registered);
        for (EventLoop loop : open) {
            if (gone.remove(loop.number) == null) {
                register(loop);
            }
        }
        gone.forEach(this::unregister);
    }

    private void register(EventLoop loop) {
        try {
            ObjectName name = name(loop);
            server.registerMBean(new LoopBean(loop), name);
            registered.put(loop.number, name);
        } catch (JMException e) {
            LOGGER.log(System.Logger.Level.WARNING, loop + " cannot be shown by JMX", e);
        }
    }

    /** A second copy of the runtime, in another class loader, counts its loops anew. */
    private ObjectName name(EventLoop loop) throws JMException {
        ObjectName name = new ObjectName("io.fermata:type=EventLoop,name=" + loop);
        String copy = Integer.toHexString(System.identityHashCode(LoopBeans.class));
        return server.isRegistered(name) ? new ObjectName(name + ",runtime=" + copy) : name;
    }

    private void unregister(Integer number, ObjectName name) {
        registered.remove(number);
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOGGER.log(System.Logger.Level.DEBUG, name + " had been taken away", e);
        }
    }
}
