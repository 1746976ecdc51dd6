/**
 * The kit in real containers: web applications as a customer would package them, real HTTP, and the emulator in place of
 * Crovver. Another container or JAX-RS implementation is one more subclass of {@code EnforcementSuite}.
 */
package com.crovver.e2e;
