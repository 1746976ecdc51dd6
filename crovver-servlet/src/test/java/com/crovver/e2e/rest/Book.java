package com.crovver.e2e.rest;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A sub-resource, which leads on to itself. */
public class Book {

    private final String title;

    Book(String title) {
        this.title = title;
    }

    /** Reads. */
    @GET
    @Feature("advanced_analytics")
    public String read() {
        Runs.count("book");
        return title;
    }

    /** Writes on. */
    @POST
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    public String write() {
        Runs.count("book-written");
        return title + " written";
    }

    /** Leads on, without telling where to. */
    @Path("sequel")
    public Object sequel() {
        return new Book(title + " II");
    }
}
