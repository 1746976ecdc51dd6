package com.crovver.e2e.rest;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A root resource that only leads to others. */
@Path("library")
public class Library {

    /** Leads to a class that its type tells. */
    @Path("books/{title}")
    public Book book(@PathParam("title") String title) {
        return new Book(title);
    }

    /** Leads to whatever is returned. */
    @Path("anything/{title}")
    public Object anything(@PathParam("title") String title) {
        return new Book(title);
    }

    /** Leads to a class, not to an instance. */
    @Path("kind")
    public Class<Catalogue> kind() {
        return Catalogue.class;
    }
}
