package com.crovver.jaxrs;

import com.crovver.gate.Exchange;
import com.crovver.gate.RequestTarget;
import com.crovver.gate.UrlEncoded;
import com.crovver.spi.ActionView;
import com.crovver.spi.MalformedKeyException;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JAX-RS request, seen by a resolver: its SecurityContext counts, since filters of JAX-RS authenticate through it. */
record JaxrsActionView(ContainerRequestContext request, Exchange exchange) implements ActionView {

    /** No container of ours reads larger forms unless it is told to. */
    private static final int MAX_FORM = 2 << 20;

    @Override
    public @Nullable Principal principal() {
        return request.getSecurityContext() == null
                ? null
                : request.getSecurityContext().getUserPrincipal();
    }

    @Override
    public @Nullable Object sessionAttribute(String name) {
        HttpSession session = exchange.innermost().getSession(false);
        return session == null ? null : session.getAttribute(name);
    }

    @Override
    public @Nullable Object requestAttribute(String name) {
        return request.getProperty(name);
    }

    @Override
    public List<String> header(String name) {
        List<String> values = request.getHeaders().get(name);
        return values == null ? List.of() : values;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return new RequestTarget(exchange.innermost()).path();
    }

    @Override
    public @Nullable String parameter(String name) {
        return new RequestTarget(exchange.innermost()).parameter(name);
    }

    /**
     * Reads the entity as it is inside JAX-RS, and puts it back: the servlet's parameters would take it away from the resource
     * method. It is empty if a filter of the application has read the parameters before.
     */
    @Override
    public List<String> formField(String name) {
        RequestTarget target = new RequestTarget(exchange.innermost());
        if (!target.isForm()) {
            return List.of();
        }
        byte[] form;
        try {
            form = request.getEntityStream().readNBytes(MAX_FORM);
            boolean whole = form.length < MAX_FORM;
            InputStream entity = new ByteArrayInputStream(form);
            request.setEntityStream(whole ? entity : new SequenceInputStream(entity, request.getEntityStream()));
            if (!whole) {
                throw new MalformedKeyException("The form is too large to look for a key in it.");
            }
        } catch (IOException e) {
            throw new MalformedKeyException("The form cannot be read.");
        }
        return form.length == 0
                ? target.formField(name)
                : UrlEncoded.values(new String(form, charset()), name, charset());
    }

    private Charset charset() {
        String name = request.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new MalformedKeyException("The form's charset is not known.");
        }
    }
}
