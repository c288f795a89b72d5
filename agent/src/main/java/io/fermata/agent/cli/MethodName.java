package io.fermata.agent.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A method as it is asked for, {@code com.acme.Orders#total}; overloads go together. */
record MethodName(String className, String methodName) {

    /** Reads what is written on the command line. */
    static final class Converter implements ITypeConverter<MethodName> {
        @Override
        public MethodName convert(String text) {
            int hash = text.indexOf('#');
            if (hash < 1 || hash == text.length() - 1) {
                throw new TypeConversionException("'" + text + "' is no class and method, as in com.acme.Orders#total");
            }
            return new MethodName(text.substring(0, hash).replace('/', '.'), text.substring(hash + 1));
        }
    }
}
