package com.crovver.guard;

import java.util.Comparator;
import java.util.List;

/**
 * One handler method that answers requests, with everything it requires: free checks first, charges last.
 *
 * @param name names the operation among all of the application; part of what a charge is keyed by
 * @param requirements in the order in which they are checked
 */
public record Operation(String name, List<Requirement> requirements) {

    /** Sorts the requirements and drops repeated ones; refuses two charges on one pool. */
    public Operation {
        requirements = requirements.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Operation::rank))
                .toList();
        List<String> pools = pools(requirements);
        if (pools.stream().distinct().count() < pools.size()) {
            throw new IllegalArgumentException(name + " charges one pool twice: " + pools);
        }
    }

    /** Whether a run costs credits. */
    public boolean charges() {
        return requirements.stream().anyMatch(Requirement.Credits.class::isInstance);
    }

    /** Whether only a user can run it, not a tenant alone. */
    public boolean requiresUser() {
        return requirements.stream().anyMatch(Requirement.Seat.class::isInstance);
    }

    /** Whether a request without an idempotency key is refused. */
    public boolean requiresKey() {
        return requirements.stream()
                .anyMatch(requirement -> requirement instanceof Requirement.Credits credits && credits.keyRequired());
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

    private static List<String> pools(List<Requirement> requirements) {
        return requirements.stream()
                .filter(Requirement.Credits.class::isInstance)
                .map(requirement -> ((Requirement.Credits) requirement).pool())
                .toList();
    }
}
