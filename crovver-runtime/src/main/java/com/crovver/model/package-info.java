/**
 * What the Crovver API speaks of, as immutable records, and how a call can fail. Knows nothing of the rest of the kit.
 *
 * <p>Words of the API that the kit does not know stay readable and never grant anything. All types are thread-safe.
 */
@NullMarked
package com.crovver.model;

import org.jspecify.annotations.NullMarked;
