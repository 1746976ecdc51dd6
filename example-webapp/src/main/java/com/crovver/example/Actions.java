package com.crovver.example;

import com.crovver.guard.Guard;
import com.crovver.guard.Requirement;
import java.util.List;
import java.util.stream.Stream;

/** What Inkwell does, each with what its guard requires: read from what was compiled, so page and guard cannot differ. */
final class Actions {

    static final List<Requirement> WRITE = requirements(new DraftsServlet_CrovverGuard());
    static final List<Requirement> WORKSPACE = requirements(new WorkspaceServlet_CrovverGuard());
    static final List<Requirement> ANALYTICS = requirements(new AnalyticsServlet_CrovverGuard());
    static final List<Requirement> EXPORT = requirements(new ExportsResource_CrovverGuard());

    private Actions() {}

    /** Of handlers with one operation each. */
    private static List<Requirement> requirements(Guard guard) {
        return Stream.concat(
                        guard.everyOperation().stream(),
                        guard.operations().values().stream().flatMap(List::stream))
                .toList();
    }

    /** Everything that is required anywhere. */
    static Stream<Requirement> allRequirements() {
        return Stream.of(WRITE, WORKSPACE, ANALYTICS, EXPORT).flatMap(List::stream);
    }
}
