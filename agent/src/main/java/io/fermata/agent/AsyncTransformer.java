package io.fermata.agent;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.Compilation;
import io.fermata.compiler.diagnostic.Code;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Hands every class that has to do with Fermata to the compiler, just before it is defined. */
final class AsyncTransformer implements ClassFileTransformer {
    /** The agent's own classes, which must not be transformed while they transform. */
    private static final String AGENT = "io/fermata/agent/";

    /**
     * What reflection of the JDK makes for members with types of Fermata: in loaders of their own, as class files of Java 5.
     */
    private static final String ACCESSORS = "jdk/internal/reflect/";

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final AgentOptions options;
    private final FrameDefiner frames;
    private final AgentLog log;
    private final @Nullable ClassDump dump;

    AsyncTransformer(AgentOptions options, FrameDefiner frames, AgentLog log) {
        this.options = options;
        this.frames = frames;
        this.log = log;
        this.dump = options.dump() == null ? null : new ClassDump(options.dump());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null || className == null || isForeign(loader, className)) {
            return null;
        }
        try {
            return AsyncCompiler.mentionsFermata(classFile) && options.covers(className.replace('/', '.'))
                    ? transform(new Host(loader, className, redefined != null, domain), classFile)
                    : null;
        } catch (Throwable e) {
            // The JVM drops in silence what a transformer throws.
            log.failed(className, e);
            dump(className, copies -> copies.writeGiven(className, classFile));
            return null;
        }
    }

    private static boolean isForeign(ClassLoader loader, String className) {
        boolean own = className.startsWith(AGENT) && loader.equals(AsyncTransformer.class.getClassLoader());
        return own || className.startsWith(ACCESSORS) || loader.equals(PLATFORM);
    }

    private byte @Nullable [] transform(Host host, byte[] classFile) {
        Compilation compilation = new AsyncCompiler(new LoaderClassFiles(host.loader())).compile(classFile);
        compilation.diagnostics().forEach(log::report);
        if (!compilation.changed()) {
            if (compilation.diagnostics().stream().anyMatch(d -> d.code() == Code.MALFORMED_CLASS)) {
                dump(host.className(), copies -> copies.writeGiven(host.className(), classFile));
            }
            return null;
        }
        if (host.redefined()) {
            return redefine(host, compilation);
        }
        dump(host.className(), copies -> copies.write(host.className(), compilation));
        frames.define(host.loader(), host.className(), compilation.frames(), host.domain());
        log.transformed(host.className(), compilation.frames().size());
        return compilation.classFile();
    }

    /**
     * New code for a loaded class, its own or what another agent makes of it: it can be had only as long as the frames
     * stay what they are, for these cannot be replaced along with it. A class that was loaded before this agent was is no
     * longer transformed.
     */
    private byte @Nullable [] redefine(Host host, Compilation compilation) {
        if (frames.areDefined(host.loader(), compilation.frames())) {
            return compilation.classFile();
        }
        if (frames.belongTo(host.loader(), host.className())) {
            log.cannotRedefine(host.className());
        }
        return null;
    }

    private void dump(String className, Copying copying) {
        if (dump != null) {
            try {
                copying.into(dump);
            } catch (IOException e) {
                log.cannotDump(className, e);
            }
        }
    }

    /** What to keep a copy of. */
    @FunctionalInterface
    private interface Copying {
        void into(ClassDump copies) throws IOException;
    }

    private record Host(
            ClassLoader loader,
            String className,
            boolean redefined,
            @Nullable ProtectionDomain domain) {}
}
