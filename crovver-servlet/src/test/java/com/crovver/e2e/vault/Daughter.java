package com.crovver.e2e.vault;

import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.Path;

/** Guarded by what its generic superclass says, on a method it inherits and on one it overrides. */
@Path("daughter")
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class Daughter extends Mother<String> {

    @Override
    public String write(String text) {
        return tell();
    }

    @Override
    String tell() {
        Runs.count("daughter");
        return "secret daughter";
    }
}
