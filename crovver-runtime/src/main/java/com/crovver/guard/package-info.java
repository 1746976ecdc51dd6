/**
 * What handlers require, and the engine that decides whether a caller meets it. Knows the model, but no HTTP, no servlet
 * and no JSON; it reaches Crovver through {@link com.crovver.guard.Entitlements}.
 */
@NullMarked
package com.crovver.guard;

import org.jspecify.annotations.NullMarked;
