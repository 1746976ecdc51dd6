package com.crovver.testkit;

/**
 * A small world to play in: four workspaces of a writing tool named Inkwell, on two plans.
 *
 * <table>
 * <caption>The workspaces</caption>
 * <tr><th>tenant</th><th>plan, state</th><th>credits</th><th>seats</th></tr>
 * <tr><td>acme</td><td>Pro, active</td><td>ai_generations 100 (hard), api_calls 1000 (soft)</td>
 *     <td>5, held by alice and bob</td></tr>
 * <tr><td>globex</td><td>Starter, active</td><td>ai_generations 12, api_calls 100 (both hard)</td>
 *     <td>2, held by carol and dave</td></tr>
 * <tr><td>initech</td><td>Pro, past_due</td><td>not to be had</td><td>5, none held</td></tr>
 * <tr><td>hooli</td><td>Pro, trial</td><td>as acme</td><td>5, none held</td></tr>
 * </table>
 *
 * <p>Pro has the features {@code advanced_analytics} and {@code data_export}, Starter has neither. Both sell more seats,
 * Starter also a pack of {@code ai_generations}. Prices are in EUR. Stateless.
 */
public final class Workspaces {

    private Workspaces() {}

    /** Declares the plans and the workspaces; repeating it puts them back, except that used idempotency keys stay used. */
    public static void seed(CrovverEmulator emulator) {
        emulator.product("inkwell", "Inkwell");
        emulator.plan("starter", Workspaces::starter);
        emulator.plan("pro", Workspaces::pro);
        emulator.tenant(
                "acme",
                tenant -> tenant.name("Acme Press")
                        .owner("alice")
                        .plan("pro")
                        .seats(5)
                        .heldBy("alice", "bob"));
        emulator.tenant(
                "globex",
                tenant -> tenant.name("Globex Gazette")
                        .owner("carol")
                        .plan("starter")
                        .seats(2)
                        .heldBy("carol", "dave"));
        emulator.tenant(
                "initech",
                tenant -> tenant.name("Initech Reports")
                        .owner("erin")
                        .plan("pro")
                        .status("past_due")
                        .seats(5));
        emulator.tenant(
                "hooli",
                tenant -> tenant.name("Hooli Stories")
                        .owner("frank")
                        .plan("pro")
                        .status("trial")
                        .seats(5));
    }

    private static void starter(PlanSetup plan) {
        plan.name("Starter")
                .description("For two who write")
                .product("inkwell")
                .seatBased("EUR", "12.00", 2, "6.00")
                .maxSeats(4)
                .featureOff("advanced_analytics", "data_export")
                .pool("ai_generations", 12, pool -> pool.displayName("AI generations"))
                .pool("api_calls", 100, pool -> pool.displayName("API calls"))
                .addon(
                        "ai-generations-50",
                        addon -> addon.name("50 AI generations")
                                .description("50 more AI generations until the period ends")
                                .credits("ai_generations", 50)
                                .price("EUR", "5.00"));
    }

    private static void pro(PlanSetup plan) {
        plan.name("Pro")
                .description("For whole newsrooms")
                .product("inkwell")
                .seatBased("EUR", "49.00", 5, "9.00")
                .trialDays(14)
                .feature("advanced_analytics", "data_export")
                .pool("ai_generations", 100, pool -> pool.displayName("AI generations"))
                .pool("api_calls", 1000, pool -> pool.displayName("API calls").soft());
    }
}
