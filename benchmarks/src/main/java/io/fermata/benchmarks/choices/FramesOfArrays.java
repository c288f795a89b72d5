package io.fermata.benchmarks.choices;

/** The same frames, all of one class for every shape: values lie in arrays. */
final class FramesOfArrays {

    private static final Body[] BODIES = {new Body1(), new Body2(), new Body3(), new Body4()};

    private FramesOfArrays() {}

    static Frame make(int method, long value, Object reference) {
        return new Arrays(BODIES[method & 3], method, value, reference);
    }

    /** Of all methods. */
    private static final class Arrays extends Frame {

        private final Body body;
        private final long[] primitives;
        private final Object[] references;

        Arrays(Body body, int i, long l, Object o) {
            this.body = body;
            this.primitives = new long[] {i, l};
            this.references = new Object[] {o};
        }

        @Override
        long step() {
            return body.step(this);
        }
    }

    private abstract static class Body {

        abstract long step(Arrays frame);
    }

    private static final class Body1 extends Body {

        @Override
        long step(Arrays frame) {
            long[] values = frame.primitives;
            values[0] += 1;
            values[1] += values[0];
            return values[1] + frame.references[0].hashCode();
        }
    }

    private static final class Body2 extends Body {

        @Override
        long step(Arrays frame) {
            long[] values = frame.primitives;
            values[0] += 2;
            values[1] += values[0];
            return values[1] + frame.references[0].hashCode();
        }
    }

    private static final class Body3 extends Body {

        @Override
        long step(Arrays frame) {
            long[] values = frame.primitives;
            values[0] += 3;
            values[1] += values[0];
            return values[1] + frame.references[0].hashCode();
        }
    }

    private static final class Body4 extends Body {

        @Override
        long step(Arrays frame) {
            long[] values = frame.primitives;
            values[0] += 4;
            values[1] += values[0];
            return values[1] + frame.references[0].hashCode();
        }
    }
}
