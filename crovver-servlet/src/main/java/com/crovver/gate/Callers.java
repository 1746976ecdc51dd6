package com.crovver.gate;

import com.crovver.guard.Caller;
import com.crovver.spi.CallerIdResolver;
import com.crovver.spi.CallerView;
import org.jspecify.annotations.Nullable;

/** Tells on whose behalf a request comes, by the application's own resolvers. Thread-safe if they are. */
public final class Callers {

    private final CallerIdResolver tenants;
    private final @Nullable CallerIdResolver users;

    /**
     * Callers as two resolvers see them.
     *
     * @param tenants tells the tenant
     * @param users tells the user; null if the application did not say how
     */
    public Callers(CallerIdResolver tenants, @Nullable CallerIdResolver users) {
        this.tenants = tenants;
        this.users = users;
    }

    /** Whether anybody can tell the user; without, no seat can be required. */
    boolean tellUsers() {
        return users != null;
    }

    /**
     * Finds who calls.
     *
     * @return null if no tenant is known
     * @throws UnusableCallerException if a resolver broke, or its answer is no id
     */
    @Nullable Caller find(CallerView view) {
        String tenant = ask("crovver.tenant", tenants, view);
        if (tenant == null) {
            return null;
        }
        try {
            return new Caller(tenant, user(view));
        } catch (IllegalArgumentException e) {
            throw new UnusableCallerException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether anybody is signed in at all, be it without a tenant.
     *
     * @throws UnusableCallerException if a resolver broke
     */
    boolean isSignedIn(CallerView view) {
        return user(view) != null;
    }

    private @Nullable String user(CallerView view) {
        return users == null ? null : ask("crovver.user", users, view);
    }

    /** A resolver is the application's code: whatever it throws, and be it a class it lacks, must refuse this request only. */
    private static @Nullable String ask(String setting, CallerIdResolver resolver, CallerView view) {
        try {
            return resolver.resolve(view);
        } catch (UnusableCallerException e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw UnusableCallerException.thrownBy(
                    setting + ": " + resolver.getClass().getName(), e);
        }
    }
}
