package com.crovver.e2e.vault;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Open itself; its locators lead to what is guarded. */
@Path("doors")
public class Doors {

    /** Open. */
    @GET
    @Produces("text/plain")
    public String look() {
        return "open doors";
    }

    /** Does not say what it leads to. */
    @Path("object")
    public Object object() {
        return new Cell();
    }

    /** Says it. */
    @Path("typed")
    public Cell typed() {
        return new Cell();
    }

    /** Leads to the contract of one. */
    @Path("contract")
    public Contract<String> contract() {
        return new ContractResource();
    }

    /** Leads here again. */
    @Path("again")
    public Object again() {
        return new Doors();
    }
}
