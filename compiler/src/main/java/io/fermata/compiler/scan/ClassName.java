package io.fermata.compiler.scan;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/** Finds the name of a class whose file is too new, too old or too damaged for ASM. */
final class ClassName {
    private static final String UNKNOWN = "(unknown class)";
    private static final int POOL_OFFSET = 8;

    private ClassName() {}

    /** The internal name as the constant pool has it (JVMS 4.1); a placeholder if there is none. */
    static String of(byte[] classFile) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipBytes(POOL_OFFSET);
            Object[] pool = readPool(in);
            in.readUnsignedShort(); // access flags
            int thisClass = in.readUnsignedShort();
            return pool[thisClass] instanceof Integer name && pool[name] instanceof String text ? text : UNKNOWN;
        } catch (IOException | ArrayIndexOutOfBoundsException damaged) {
            return UNKNOWN;
        }
    }

    private static Object[] readPool(DataInputStream in) throws IOException {
        Object[] pool = new Object[in.readUnsignedShort()];
        for (int index = 1; index < pool.length; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> pool[index] = in.readUTF();
                case 7 -> pool[index] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                case 5, 6 -> {
                    in.skipBytes(8);
                    index++; // a long or a double takes two entries
                }
                default -> in.skipBytes(4);
            }
        }
        return pool;
    }
}
