package io.fermata.net;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * How connections are encrypted.
 *
 * @param context keys and whom to trust
 * @param parameters null for those of the context
 * @param serverHostname null for the host that is connected to
 * @param handshakeLimit how long a handshake may take
 */
record TlsOptions(
        SSLContext context,
        @Nullable SSLParameters parameters,
        @Nullable String serverHostname,
        Duration handshakeLimit) {

    TlsOptions with(SSLParameters newParameters) {
        return new TlsOptions(context, newParameters, serverHostname, handshakeLimit);
    }

    TlsOptions with(String newServerHostname) {
        return new TlsOptions(context, parameters, newServerHostname, handshakeLimit);
    }

    TlsOptions with(Duration newHandshakeLimit) {
        return new TlsOptions(context, parameters, serverHostname, newHandshakeLimit);
    }

    SSLEngine clientEngine(Target target) {
        String host = serverHostname == null ? target.host() : serverHostname;
        if (host == null) {
            throw new IllegalArgumentException("TLS without a host to verify: set serverHostname(..)");
        }
        SSLEngine engine = context.createSSLEngine(host, Math.max(target.port(), 0));
        engine.setUseClientMode(true);
        SSLParameters chosen = parameters;
        if (chosen == null) {
            chosen = engine.getSSLParameters();
            chosen.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(chosen);
        return engine;
    }

    SSLEngine serverEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        if (parameters != null) {
            engine.setSSLParameters(parameters);
        }
        return engine;
    }
}
