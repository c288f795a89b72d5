package io.fermata.benchmarks.choices;

/** Frames of four methods, each with an int, a long and a reference live, of a class for each method. */
final class FrameClasses {

    private FrameClasses() {}

    static Frame make(int method, long value, Object reference) {
        return switch (method & 3) {
            case 0 -> new Own1(method, value, reference);
            case 1 -> new Own2(method, value, reference);
            case 2 -> new Own3(method, value, reference);
            default -> new Own4(method, value, reference);
        };
    }

    private static final class Own1 extends Frame {

        private int i;
        private long l;
        private Object o;

        Own1(int i, long l, Object o) {
            this.i = i;
            this.l = l;
            this.o = o;
        }

        @Override
        long step() {
            i += 1;
            l += i;
            return l + o.hashCode();
        }
    }

    private static final class Own2 extends Frame {

        private int i;
        private long l;
        private Object o;

        Own2(int i, long l, Object o) {
            this.i = i;
            this.l = l;
            this.o = o;
        }

        @Override
        long step() {
            i += 2;
            l += i;
            return l + o.hashCode();
        }
    }

    private static final class Own3 extends Frame {

        private int i;
        private long l;
        private Object o;

        Own3(int i, long l, Object o) {
            this.i = i;
            this.l = l;
            this.o = o;
        }

        @Override
        long step() {
            i += 3;
            l += i;
            return l + o.hashCode();
        }
    }

    private static final class Own4 extends Frame {

        private int i;
        private long l;
        private Object o;

        Own4(int i, long l, Object o) {
            this.i = i;
            this.l = l;
            this.o = o;
        }

        @Override
        long step() {
            i += 4;
            l += i;
            return l + o.hashCode();
        }
    }
}
