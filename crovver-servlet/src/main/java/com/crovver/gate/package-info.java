/**
 * What the gate of servlets and the gate of JAX-RS resources share: who calls, what the handler's guard demands, one
 * exchange with the client, and the answers. It is public for the two gates only, and no module sees it.
 */
@NullMarked
package com.crovver.gate;

import org.jspecify.annotations.NullMarked;
