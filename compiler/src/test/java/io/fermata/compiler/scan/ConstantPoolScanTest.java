package io.fermata.compiler.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.AsyncCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class ConstantPoolScanTest {
    @Test
    void a_class_that_names_a_type_of_fermata_is_seen() throws IOException {
        assertThat(ConstantPoolScan.mentionsFermata(classFileOf(ConstantPoolScan.class)))
                .isTrue();
    }

    @Test
    void a_class_that_does_not_is_dismissed() throws IOException {
        assertThat(ConstantPoolScan.mentionsFermata(classFileOf(String.class))).isFalse();
        assertThat(ConstantPoolScan.mentionsFermata(classFileOf(Math.class))).isFalse();
    }

    @Test
    void wide_constants_before_the_name_are_stepped_over() {
        ClassWriter writer = new ClassWriter(0);
        writer.newConst(0x0101010101010101L);
        writer.newConst(Math.PI);
        writer.newConst("some text");
        writer.newHandle(Opcodes.H_INVOKESTATIC, "a/B", "c", "()V", false);
        writer.newMethodType("()V");
        writer.newPackage("p");
        writer.newModule("m");
        writer.newConst(1L);
        assertThat(ConstantPoolScan.mentionsFermata(finish(writer))).isFalse();
        writer.newClass("io/fermata/Anything");
        assertThat(ConstantPoolScan.mentionsFermata(finish(writer))).isTrue();
    }

    @Test
    void a_name_cut_short_does_not_count() {
        ClassWriter writer = new ClassWriter(0);
        writer.newUTF8("io/fermata");
        writer.newUTF8("/io/fermat/a");
        assertThat(ConstantPoolScan.mentionsFermata(finish(writer))).isFalse();
    }

    @Test
    void bytes_that_end_anywhere_are_no_trouble() throws IOException {
        byte[] classFile = classFileOf(AsyncCompiler.class);
        for (int length = 0; length < classFile.length; length++) {
            ConstantPoolScan.mentionsFermata(Arrays.copyOf(classFile, length));
        }
        assertThat(ConstantPoolScan.mentionsFermata(new byte[0])).isFalse();
        assertThat(ConstantPoolScan.mentionsFermata(new byte[] {1, 2, 3})).isFalse();
    }

    @Test
    void bytes_of_any_value_are_no_trouble() {
        for (int value = 0; value < 256; value++) {
            byte[] bytes = new byte[64];
            Arrays.fill(bytes, (byte) value);
            assertThat(ConstantPoolScan.mentionsFermata(bytes)).isFalse();
        }
    }

    private static byte[] finish(ClassWriter writer) {
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "some/Name", null, "java/lang/Object", null);
        return writer.toByteArray();
    }

    private static byte[] classFileOf(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }
}
