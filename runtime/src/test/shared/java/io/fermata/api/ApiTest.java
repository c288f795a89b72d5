package io.fermata.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the public signatures of the module that runs it to its {@code api.txt}; {@code -Dapi.update=true} writes that
 * anew.
 */
class ApiTest {
    private static final Path KNOWN = Path.of("api.txt");
    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void the_public_signatures_are_the_known_ones() throws Exception {
        List<String> found = new ArrayList<>();
        for (Class<?> type : publicTypes()) {
            found.add("");
            found.add(describe(type));
            found.addAll(members(type));
        }
        if (Boolean.getBoolean("api.update")) {
            Files.write(KNOWN, found);
        }
        assertThat(found).isEqualTo(Files.readAllLines(KNOWN));
    }

    private static List<Class<?>> publicTypes() throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.walk(CLASSES)) {
            names = files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .map(name -> name.substring(0, name.length() - 6)
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .toList();
        }
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, ApiTest.class.getClassLoader());
            if (isOpen(type.getModifiers())
                    && (type.getDeclaringClass() == null
                            || isOpen(type.getDeclaringClass().getModifiers()))) {
                types.add(type);
            }
        }
        return types;
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String describe(Class<?> type) {
        String kind = type.isAnnotation() ? "@interface" : type.isInterface() ? "interface" : "class";
        int modifiers = type.getModifiers() & (Modifier.ABSTRACT | Modifier.FINAL);
        String parents = Stream.concat(
                        Stream.of(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .filter(parent -> parent != null && isWorthSaying(parent))
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        String flags = type.isInterface() || modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
        return flags + kind + " " + type.getName() + (parents.isEmpty() ? "" : " : " + parents);
    }

    private static boolean isWorthSaying(Type parent) {
        return parent != Object.class && !(parent instanceof Class<?> type && !isOpen(type.getModifiers()));
    }

    private static TreeSet<String> members(Class<?> type) {
        TreeSet<String> members = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (isOpen(field.getModifiers())) {
                members.add("  " + Modifier.toString(field.getModifiers()) + " "
                        + field.getGenericType().getTypeName() + " " + field.getName());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isOpen(constructor.getModifiers()) && !type.isEnum()) {
                members.add("  " + signature(constructor, "<init>"));
            }
        }
        for (Class<?> at = type; at != null && at.getName().startsWith("io.fermata"); at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (isOpen(method.getModifiers()) && !method.isBridge() && !method.isSynthetic()) {
                    members.add("  "
                            + signature(method, method.getGenericReturnType().getTypeName() + " " + method.getName()));
                }
            }
        }
        return members;
    }

    private static String signature(Executable member, String name) {
        String parameters = Arrays.stream(member.getGenericParameterTypes())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        String thrown = Arrays.stream(member.getGenericExceptionTypes())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        int modifiers = member.getModifiers() & ~(Modifier.TRANSIENT | Modifier.VOLATILE);
        return Modifier.toString(modifiers) + " " + name + "(" + parameters + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }
}
