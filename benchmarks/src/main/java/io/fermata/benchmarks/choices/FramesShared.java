package io.fermata.benchmarks.choices;

/** The same frames, all of one class for their shape: it has to know whose frame it is. */
final class FramesShared {

    private static final Body[] BODIES = {new Body1(), new Body2(), new Body3(), new Body4()};

    private FramesShared() {}

    static Frame make(int method, long value, Object reference) {
        return new Shared(BODIES[method & 3], method, value, reference);
    }

    /** Of all methods that keep an int, a long and a reference. */
    private static final class Shared extends Frame {

        private final Body body;
        private int i;
        private long l;
        private final Object o;

        Shared(Body body, int i, long l, Object o) {
            this.body = body;
            this.i = i;
            this.l = l;
            this.o = o;
        }

        @Override
        long step() {
            return body.step(this);
        }
    }

    private abstract static class Body {

        abstract long step(Shared frame);
    }

    private static final class Body1 extends Body {

        @Override
        long step(Shared frame) {
            frame.i += 1;
            frame.l += frame.i;
            return frame.l + frame.o.hashCode();
        }
    }

    private static final class Body2 extends Body {

        @Override
        long step(Shared frame) {
            frame.i += 2;
            frame.l += frame.i;
            return frame.l + frame.o.hashCode();
        }
    }

    private static final class Body3 extends Body {

        @Override
        long step(Shared frame) {
            frame.i += 3;
            frame.l += frame.i;
            return frame.l + frame.o.hashCode();
        }
    }

    private static final class Body4 extends Body {

        @Override
        long step(Shared frame) {
            frame.i += 4;
            frame.l += frame.i;
            return frame.l + frame.o.hashCode();
        }
    }
}
