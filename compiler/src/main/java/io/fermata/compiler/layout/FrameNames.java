package io.fermata.compiler.layout;

import io.fermata.compiler.scan.AsyncMethod;
import io.fermata.compiler.scan.ParsedClass;
import java.util.HashSet;
import java.util.Set;

/** Names frame classes after their methods, {@code Host$method$1}, and clear of every nested class of the host. */
public final class FrameNames {
    private final ParsedClass host;
    private final Set<String> taken;

    public FrameNames(ParsedClass host) {
        this.host = host;
        this.taken = new HashSet<>(host.nestedNames());
    }

    /** A fresh internal name for the frame class of {@code method}. */
    public String next(AsyncMethod method) {
        String stem = host.name() + "$" + method.node().name + "$";
        if (taken.contains(host.name() + "$" + method.node().name)) {
            stem += "$"; // a member class of that name may have anonymous classes, which are numbered likewise
        }
        int number = 1;
        while (!taken.add(stem + number)) {
            number++;
        }
        return stem + number;
    }
}
