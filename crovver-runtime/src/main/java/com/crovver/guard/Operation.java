package com.crovver.guard;

import com.crovver.annotation.Charge;
import com.crovver.annotation.OutagePolicy;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One handler method that answers requests, with everything it requires: free checks first, charges last. Immutable; what
 * does not depend on the caller is worked out when it is made, so make it once, not for every request.
 */
public final class Operation {

    private final String name;
    private final List<Requirement> requirements;
    private final Check[] checks;
    private final List<Requirement.Credits> charges;
    private final boolean charging;
    private final boolean chargingOnSuccess;
    private final boolean owing;
    private final boolean priced;
    private final boolean requiresUser;

    /**
     * An operation; sorts the requirements and drops repeated ones.
     *
     * @param name names the operation among all of the application; part of what a charge is keyed by
     * @param requirements all that must hold
     * @throws IllegalArgumentException if one pool is charged twice
     */
    public Operation(String name, List<Requirement> requirements) {
        this.name = name;
        this.requirements = requirements.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Operation::rank))
                .toList();
        this.charges = this.requirements.stream()
                .filter(Requirement.Credits.class::isInstance)
                .map(Requirement.Credits.class::cast)
                .toList();
        this.checks = this.requirements.stream()
                .filter(requirement -> !(requirement instanceof Requirement.Credits))
                .map(Check::of)
                .toArray(Check[]::new);
        this.charging = !charges.isEmpty();
        this.chargingOnSuccess = charges.stream().anyMatch(credits -> credits.charge() == Charge.ON_SUCCESS);
        this.owing = charges.stream().anyMatch(Operation::mayBeOwed);
        this.priced = charges.stream().anyMatch(credits -> credits.cost() != null);
        this.requiresUser = this.requirements.stream().anyMatch(Requirement.Seat.class::isInstance);
        List<String> pools = charges.stream().map(Requirement.Credits::pool).toList();
        if (pools.stream().distinct().count() < pools.size()) {
            throw new IllegalArgumentException(name + " charges one pool twice: " + pools);
        }
    }

    /** Names the operation among all of the application. */
    public String name() {
        return name;
    }

    /** What must hold, in the order in which it is checked. */
    public List<Requirement> requirements() {
        return requirements;
    }

    /** What costs nothing, in the order of the requirements; not to be changed. */
    @SuppressWarnings("MixedMutabilityReturnType") // Every request walks over it.
    Check[] checks() {
        return checks;
    }

    /** What a run costs, in the order of the requirements. */
    List<Requirement.Credits> chargesMade() {
        return charges;
    }

    /** Whether a run may end up owing, so that the engine needs a {@link ChargeStore}. */
    public boolean mayOwe() {
        return owing;
    }

    /** Whether a run is charged once it has succeeded, so that its success must be told to the run before anybody else. */
    public boolean chargesOnSuccess() {
        return chargingOnSuccess;
    }

    /** Whether what a run costs is computed for each request. */
    public boolean isPriced() {
        return priced;
    }

    /**
     * The same operation for one request, with what it costs.
     *
     * @param cost computes the credits of a charge that names a class for it
     */
    public Operation priced(ToLongFunction<Requirement.Credits> cost) {
        return new Operation(
                name,
                requirements.stream()
                        .map(requirement -> requirement instanceof Requirement.Credits credits && credits.cost() != null
                                ? credits.amount(cost.applyAsLong(credits))
                                : requirement)
                        .toList());
    }

    private static boolean mayBeOwed(Requirement.Credits credits) {
        return credits.charge() == Charge.ON_SUCCESS || credits.outage() == OutagePolicy.ALLOW;
    }

    /** Whether a run costs credits. */
    public boolean charges() {
        return charging;
    }

    /** Whether only a user can run it, not a tenant alone. */
    public boolean requiresUser() {
        return requiresUser;
    }

    /** Whether a request without an idempotency key is refused. */
    public boolean requiresKey() {
        return charges.stream().anyMatch(Requirement.Credits::keyRequired);
    }

    /** Another operation that requires the same but charges nothing; allowing it does not allow this one. */
    public Operation withoutCharges() {
        return new Operation(
                name + " without charges",
                requirements.stream()
                        .filter(requirement -> !(requirement instanceof Requirement.Credits))
                        .toList());
    }

    private static int rank(Requirement requirement) {
        return requirement.<Integer>fold(subscription -> 0, feature -> 1, seat -> 2, credits -> 3);
    }

    @Override
    public String toString() {
        return name + " " + requirements;
    }
}
