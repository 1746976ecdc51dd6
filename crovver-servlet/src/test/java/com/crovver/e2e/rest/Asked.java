package com.crovver.e2e.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the place of who implements it that browsers ask. */
public interface Asked {

    /** Designates OPTIONS as JAX-RS's own annotation does. */
    @HttpMethod(HttpMethod.OPTIONS)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Question {}

    /** Answers. */
    @OPTIONS
    @Path("inherited")
    String inherited();

    /** Answers. */
    @Question
    @Path("custom")
    String custom();
}
