package com.crovver.e2e.rest;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;

/** Answers a browser's question itself, in a class that is guarded otherwise. */
@Path("preflights")
@com.crovver.annotation.Feature("data_export")
public class Preflights {

    /** Says yes. */
    @OPTIONS
    public String options() {
        return "yes";
    }
}
