package io.fermata;

import java.util.Optional;

/** Modules of the JDK that this one uses if they are there. */
final class JdkModule {

    private JdkModule() {}

    static boolean isReadable(String name) {
        Optional<Module> module = ModuleLayer.boot().findModule(name);
        return module.isPresent() && JdkModule.class.getModule().canRead(module.get());
    }
}
