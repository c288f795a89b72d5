package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Asyncio;
import io.fermata.net.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of asyncio's names: all of them are in it, and what it calls Fermata's is there. */
class AsyncioNamesTest {
    private static final Page PAGE = new Page(Page.ROOT.resolve("docs").resolve("coming-from-asyncio.md"));
    private static final Pattern ROW = Pattern.compile("^\\| ([`–].*?) \\| (.*?) \\| (.*?) ?\\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private record Row(Set<String> asyncio, Set<String> fermata, String remark) {}

    private final List<Row> rows = rows();

    @Test
    void every_name_of_asyncio_is_in_the_table_once() throws IOException {
        List<String> inTheTable =
                rows.stream().flatMap(row -> row.asyncio().stream()).toList();
        try (InputStream names = getClass().getResourceAsStream("asyncio-3.14.txt")) {
            List<String> all = new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(all).hasSizeGreaterThan(250);
            assertThat(inTheTable).doesNotHaveDuplicates().containsAll(all);
        }
    }

    @Test
    void every_name_of_fermata_exists() {
        assertThat(rows)
                .flatExtracting(Row::fermata)
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(exists(name)).as(name).isTrue());
    }

    @Test
    void what_fermata_does_not_have_is_given_a_reason() {
        assertThat(rows)
                .filteredOn(row -> row.fermata().isEmpty())
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.remark()).as("%s", row.asyncio()).isNotBlank());
    }

    private static List<Row> rows() {
        String table = PAGE.text().split("## Every name", 2)[1];
        return ROW.matcher(table)
                .results()
                .map(row -> new Row(names(row.group(1)), names(row.group(2)), row.group(3)))
                .toList();
    }

    private static Set<String> names(String cell) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(cell).results().forEach(name -> names.add(name.group(1)));
        return names;
    }

    /** A function, a type, or a public member of a type. */
    private static boolean exists(String name) {
        String[] parts = name.split("\\.");
        if (parts.length == 2) {
            return types(parts[0]).anyMatch(type -> has(type, parts[1]));
        }
        boolean function = Stream.of(Asyncio.class, Streams.class).anyMatch(type -> has(type, name));
        return function || types(name).findAny().isPresent();
    }

    private static Stream<Class<?>> types(String simpleName) {
        return Stream.of("io.fermata.", "io.fermata.net.").flatMap(prefix -> type(prefix + simpleName));
    }

    private static Stream<Class<?>> type(String name) {
        try {
            return Stream.of(Class.forName(name, false, Asyncio.class.getClassLoader()));
        } catch (ClassNotFoundException elsewhere) {
            return Stream.of();
        }
    }

    private static boolean has(Class<?> type, String member) {
        return Stream.<Member[]>of(type.getMethods(), type.getFields())
                .flatMap(Stream::of)
                .anyMatch(each -> each.getName().equals(member) && Modifier.isPublic(each.getModifiers()));
    }
}
