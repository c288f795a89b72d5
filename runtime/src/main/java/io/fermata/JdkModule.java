package io.fermata;

/** Modules of the JDK that this one uses if they are there. */
final class JdkModule {

    private JdkModule() {}

    static boolean isReadable(String name) {
        return ModuleLayer.boot()
                .findModule(name)
                .map(JdkModule.class.getModule()::canRead)
                .orElse(false);
    }
}
