package io.fermata.compiler.abi;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of {@code Asyncio} that are words of the language: the compiler replaces their calls. */
public enum Keyword {
    AWAIT(RuntimeNames.AWAIT_AWAITABLE_DESCRIPTOR, "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;"),
    EMIT("(Ljava/lang/Object;)Ljava/lang/Object;"),
    EACH("(Lio/fermata/AsyncIterable;)Ljava/lang/Iterable;");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of() gives no other
    private final Set<String> descriptors;

    Keyword(String... descriptors) {
        this.descriptors = Set.of(descriptors);
    }

    /** The keyword that a method is, null for all other methods. */
    public static @Nullable Keyword of(String owner, String name, String descriptor) {
        if (!owner.equals(RuntimeNames.ASYNCIO)) {
            return null;
        }
        for (Keyword keyword : values()) {
            if (keyword.word().equals(name) && keyword.descriptors.contains(descriptor)) {
                return keyword;
            }
        }
        return null;
    }

    /** The keyword as it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
