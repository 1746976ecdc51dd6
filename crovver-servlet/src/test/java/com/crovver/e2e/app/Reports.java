package com.crovver.e2e.app;

import jakarta.ws.rs.Path;

/** Guarded by what its generic interface says. */
@Path("reports")
public class Reports implements Report<String> {

    @Override
    public String tell(String what) {
        Runs.count("reports");
        return "report";
    }
}
