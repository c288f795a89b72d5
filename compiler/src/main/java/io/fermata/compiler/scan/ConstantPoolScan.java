package io.fermata.compiler.scan;

import io.fermata.compiler.abi.RuntimeNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The cheap way out: reads a class file's constant pool (JVMS 4.4) and nothing else, without allocating.
 */
public final class ConstantPoolScan {
    private static final byte[] PREFIX = RuntimeNames.PACKAGE_PREFIX.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SKIP = skips();
    private static final int POOL_COUNT_OFFSET = 8;
    private static final int UTF8 = 1;

    private ConstantPoolScan() {}

    /** Whether any string of the constant pool names something of Fermata's; false for what is no class file. */
    public static boolean mentionsFermata(byte[] classFile) {
        if (classFile.length < POOL_COUNT_OFFSET + 2) {
            return false;
        }
        int count = unsignedShort(classFile, POOL_COUNT_OFFSET);
        int offset = POOL_COUNT_OFFSET + 2;
        for (int index = 1; index < count; index++) {
            int tag = offset + 2 < classFile.length ? classFile[offset] : 0;
            if (tag == UTF8 && containsPrefix(classFile, offset + 3, unsignedShort(classFile, offset + 1))) {
                return true;
            }
            int size = entrySize(classFile, offset, tag);
            if (size == 0) {
                return false;
            }
            index += tag == 5 || tag == 6 ? 1 : 0; // a long or a double takes two entries
            offset += size;
        }
        return false;
    }

    private static int entrySize(byte[] classFile, int offset, int tag) {
        return switch (tag) {
            case UTF8 -> 3 + unsignedShort(classFile, offset + 1);
            case 7, 8, 16, 19, 20 -> 3; // Class, String, MethodType, Module, Package
            case 15 -> 4; // MethodHandle
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 5; // int, float, the references, NameAndType, (Invoke)Dynamic
            case 5, 6 -> 9; // long, double
            default -> 0;
        };
    }

    /** Looks where the prefix would end first: most characters allow to skip its whole length (Boyer-Moore-Horspool). */
    private static boolean containsPrefix(byte[] bytes, int from, int length) {
        int last = PREFIX.length - 1;
        int end = Math.min(from + length, bytes.length);
        for (int i = from + last; i < end; i += SKIP[bytes[i] & 0xff]) {
            if (bytes[i] == PREFIX[last] && matchesAt(bytes, i - last)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] skips() {
        byte[] skips = new byte[256];
        Arrays.fill(skips, (byte) PREFIX.length);
        for (int i = 0; i < PREFIX.length - 1; i++) {
            skips[PREFIX[i]] = (byte) (PREFIX.length - 1 - i);
        }
        return skips;
    }

    private static boolean matchesAt(byte[] bytes, int start) {
        for (int i = 0; i < PREFIX.length; i++) {
            if (bytes[start + i] != PREFIX[i]) {
                return false;
            }
        }
        return true;
    }

    private static int unsignedShort(byte[] bytes, int offset) {
        return ((bytes[offset] & 0xff) << 8) | (bytes[offset + 1] & 0xff);
    }
}
