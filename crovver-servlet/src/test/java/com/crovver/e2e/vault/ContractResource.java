package com.crovver.e2e.vault;

import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.Path;

/** Guarded by what its generic interface says. */
@Path("contract")
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class ContractResource implements Contract<String> {

    @Override
    public String read() {
        Runs.count("contract");
        return "secret contract";
    }

    @Override
    public String write(String text) {
        return read();
    }
}
