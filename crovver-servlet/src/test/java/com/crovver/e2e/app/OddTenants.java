package com.crovver.e2e.app;

import com.crovver.spi.CallerIdResolver;
import com.crovver.spi.CallerView;

/** A resolver as applications write them, with the mistakes that they make: the session's workspace says which. */
public final class OddTenants implements CallerIdResolver {

    /** Made by the kit. */
    public OddTenants() {}

    @Override
    public String resolve(CallerView view) {
        String workspace = (String) view.sessionAttribute("workspace");
        if (workspace == null) {
            return null;
        }
        return switch (workspace) {
            case "throws" -> throw new IllegalStateException("nobody knows alice@example.com");
            case "lacks-a-class" -> throw new NoClassDefFoundError("for alice@example.com");
            case "blank" -> " ";
            case "long" -> "x".repeat(256);
            case "control" -> "acme\n";
            case "half" -> "acme\ud800";
            case "parent" -> "..";
            case "needs-the-containers-thread" -> {
                if (Thread.currentThread().getName().startsWith("crovver")) {
                    throw new IllegalStateException("asked in a thread of the kit");
                }
                yield "acme";
            }
            default -> workspace;
        };
    }
}
