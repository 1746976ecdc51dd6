package com.crovver.e2e.rest;

import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.Path;

/** Inherits its methods' annotations, and puts a type in. */
@Path("shelf")
public class Shelf extends Store<String> {

    @Override
    public String put(String item) {
        Runs.count("shelf-put");
        return "put";
    }
}
