/**
 * What handlers require, and the engine that decides whether a caller meets it. Knows the model, but no HTTP, no servlet
 * and no JSON; it reaches Crovver through {@link com.crovver.guard.Entitlements}.
 *
 * <ul>
 *   <li>Deciding: {@code Engine} asks the {@code Check} of each {@code Requirement} of an {@code Operation}, and tells the {@code
 *       Decision}; {@code OutageRules} and {@code Breaker} stand in while Crovver is away.
 *   <li>Remembering: {@code Answers} keeps each {@code Fact} that answers a {@code Question}, by tenant; {@code Inquiry} asks for what
 *       is missing.
 *   <li>Charging: {@code Charging} claims the {@code Action} in {@code ActionRecords}, {@code ChargeAttempt} has the {@code Cashier}
 *       take the credits, {@code Run} is what they paid for.
 *   <li>Owing: {@code Promises} and {@code Coverage} before a run, its {@code Bill} of {@code Tab}s, then {@code Debt}s in the {@code
 *       Outbox}, which {@code Deliverer} delivers; {@code Arrears} are those that Crovver refuses.
 * </ul>
 */
@NullMarked
package com.crovver.guard;

import org.jspecify.annotations.NullMarked;
