package io.fermata.compiler.oracle;

import io.fermata.Coroutine;
import io.fermata.Execution;
import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.Compilation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A source file of {@code src/test/programs}, compiled and transformed, for tests that drive its methods themselves. */
public final class Program {
    private final Map<String, byte[]> compiled;
    private final Map<String, byte[]> transformed = new TreeMap<>();
    private final Class<?> mainClass;

    private Program(String className, Path source) {
        compiled = ScenarioCompiler.compile(List.of(source), 17);
        AsyncCompiler compiler = new AsyncCompiler(compiled::get);
        compiled.forEach((name, classFile) -> {
            Compilation compilation = compiler.compile(classFile);
            if (compilation.hasErrors()) {
                throw new IllegalArgumentException(compilation.diagnostics().toString());
            }
            transformed.put(name, compilation.classFile());
            compilation.frames().forEach(frame -> transformed.put(frame.internalName(), frame.bytes()));
        });
        mainClass = load(className, transformed);
    }

    /** The program in the file {@code simpleName.java}. */
    public static Program named(String simpleName) {
        return new Program("programs." + simpleName, Path.of("src", "test", "programs", simpleName + ".java"));
    }

    /** The program in any file; the class is not in a package. */
    public static Program in(Path source) {
        return new Program(source.getFileName().toString().replace(".java", ""), source);
    }

    /** Class files before the transformation, by internal name. */
    public Map<String, byte[]> compiled() {
        return compiled;
    }

    /** Class files after the transformation, frames included, by internal name. */
    public Map<String, byte[]> transformed() {
        return transformed;
    }

    /** The transformed class. */
    public Class<?> mainClass() {
        return mainClass;
    }

    /** The class as it was before the transformation. */
    public Class<?> untransformed() {
        return load(mainClass.getName(), compiled);
    }

    /** Calls an async static method, found by its name. */
    public <T> Coroutine<T> call(String method, Object... arguments) throws Throwable {
        return call(mainClass, method, arguments);
    }

    /** Calls an async static method of {@code type}, which may come from {@link #untransformed}. */
    @SuppressWarnings("unchecked")
    public static <T> Coroutine<T> call(Class<?> type, String name, Object... arguments) throws Throwable {
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(name) && !isBody(declared))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
        method.setAccessible(true);
        try {
            return (Coroutine<T>) method.invoke(null, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Whether a method of a transformed class is the body of an async method. */
    public static boolean isBody(Method method) {
        return List.of(method.getParameterTypes()).contains(Execution.class);
    }

    /** Loads a class of these by binary name. */
    public static Class<?> load(String name, Map<String, byte[]> classFiles) {
        try {
            return Class.forName(name, false, new MemoryClassLoader(classFiles));
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException(missing);
        }
    }
}
