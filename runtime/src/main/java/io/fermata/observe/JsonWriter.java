package io.fermata.observe;

import org.jspecify.annotations.Nullable;

/** Writes JSON: commas and quotes. */
final class JsonWriter {

    private final StringBuilder text = new StringBuilder();

    JsonWriter begin(char bracket) {
        separate().append(bracket);
        return this;
    }

    JsonWriter end(char bracket) {
        text.append(bracket);
        return this;
    }

    JsonWriter name(String name) {
        quote(name, separate()).append(':');
        return this;
    }

    JsonWriter field(String name, @Nullable Object value) {
        return name(name).value(value);
    }

    /** A string, a number, a boolean or null. */
    JsonWriter value(@Nullable Object value) {
        if (value instanceof String string) {
            quote(string, separate());
        } else {
            separate().append(value);
        }
        return this;
    }

    /** A comma, unless this is the first of its list, or the value of a name. */
    private StringBuilder separate() {
        char last = text.isEmpty() ? '[' : text.charAt(text.length() - 1);
        return last == '[' || last == '{' || last == ':' ? text : text.append(',');
    }

    private static StringBuilder quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
