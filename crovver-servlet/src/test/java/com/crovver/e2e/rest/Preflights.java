package com.crovver.e2e.rest;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;

/** Answers a browser's question itself, in a class that is guarded otherwise. */
@Path("preflights")
@Feature("data_export")
public class Preflights implements Asked {

    /** Says yes. */
    @OPTIONS
    public String options() {
        return "yes";
    }

    @Override
    public String inherited() {
        return "yes";
    }

    @Override
    public String custom() {
        return "yes";
    }
}
