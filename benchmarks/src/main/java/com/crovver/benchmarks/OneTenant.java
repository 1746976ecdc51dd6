package com.crovver.benchmarks;

import com.crovver.gate.CallerIdResolver;
import com.crovver.gate.CallerView;

/** Everybody is of one tenant. */
public final class OneTenant implements CallerIdResolver {

    /** Made by the kit. */
    public OneTenant() {}

    @Override
    public String resolve(CallerView view) {
        return "acme";
    }
}
