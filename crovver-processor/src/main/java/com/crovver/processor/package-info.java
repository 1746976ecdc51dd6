/** Reads the annotations of handlers, checks them, and writes their guards. Only the processor itself is public. */
@NullMarked
package com.crovver.processor;

import org.jspecify.annotations.NullMarked;
