package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.NotCompliantMBeanException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class LoopBeanTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void a_loop_that_runs_is_shown_by_jmx_until_it_is_closed() throws Exception {
        EventLoop loop = EventLoop.create();
        ObjectName name = new ObjectName("io.fermata:type=EventLoop,name=" + loop);
        CountDownLatch shown = told(MBeanServerNotification.REGISTRATION_NOTIFICATION, name);
        CountDownLatch hidden = told(MBeanServerNotification.UNREGISTRATION_NOTIFICATION, name);
        loop.createTask(new Script<>().await(v -> Asyncio.sleep(Duration.ofHours(1))), "sleeper");
        Thread thread = new Thread(loop::runForever, "shown loop");
        thread.start();

        assertThat(shown.await(60, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 2; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            loop.callSoonThreadsafe(ran::countDown);
            ran.await();
        }
        assertThat(server.getAttribute(name, "Tasks")).isEqualTo(1);
        assertThat((Long) server.getAttribute(name, "Steps"))
                .isBetween(2L, 3L); // the last callback may not be counted yet
        assertThat(server.getAttribute(name, "Thread")).isEqualTo("shown loop");
        assertThat((String) server.invoke(name, "tree", null, null)).contains("└── sleeper, ");
        assertThat((String) server.invoke(name, "table", null, null)).contains("sleeper  waiting");
        assertThat((String) server.invoke(name, "json", null, null)).contains("\"name\":\"sleeper\"");

        loop.callSoonThreadsafe(loop::stop);
        thread.join();
        loop.close();
        assertThat(hidden.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_loop_that_cannot_be_shown_is_complained_of_once() {
        EventLoop loop = EventLoop.create();
        AtomicInteger asked = new AtomicInteger();
        LoopBeans beans = new LoopBeans((MBeanServer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MBeanServer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("registerMBean")) {
                        asked.incrementAndGet();
                        throw new NotCompliantMBeanException("not here");
                    }
                    return false;
                }));
        for (int i = 0; i < 3; i++) {
            beans.show(List.of(loop));
        }
        assertThat(asked).hasValue(1);
        assertThat(CapturedLog.WARNINGS).containsOnlyOnce(loop + " cannot be shown by JMX");
        CapturedLog.WARNINGS.remove(loop + " cannot be shown by JMX");
        beans.show(List.of());
        beans.show(List.of(loop));
        assertThat(asked).as("another loop of that number").hasValue(2);
        CapturedLog.WARNINGS.remove(loop + " cannot be shown by JMX");
        loop.close();
    }

    private CountDownLatch told(String type, ObjectName name) throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        server.addNotificationListener(
                MBeanServerDelegate.DELEGATE_NAME,
                (notification, handback) -> {
                    if (notification.getType().equals(type)
                            && ((MBeanServerNotification) notification)
                                    .getMBeanName()
                                    .equals(name)) {
                        latch.countDown();
                    }
                },
                null,
                null);
        return latch;
    }
}
