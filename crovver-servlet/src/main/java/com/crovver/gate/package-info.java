/**
 * What the gate of servlets and the gate of JAX-RS resources share: who calls, what the handler's guard demands, one
 * exchange with the client, and the answers.
 *
 * <p>Applications implement {@link com.crovver.gate.CallerIdResolver} and {@link com.crovver.gate.ActionIdResolver}; the rest is public for the two gates only.
 */
@NullMarked
package com.crovver.gate;

import org.jspecify.annotations.NullMarked;
