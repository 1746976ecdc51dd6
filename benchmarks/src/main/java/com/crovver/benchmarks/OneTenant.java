package com.crovver.benchmarks;

import com.crovver.spi.CallerIdResolver;
import com.crovver.spi.CallerView;

/** Everybody is of one tenant. */
public final class OneTenant implements CallerIdResolver {

    /** Made by the kit. */
    public OneTenant() {}

    @Override
    public String resolve(CallerView view) {
        return "acme";
    }
}
