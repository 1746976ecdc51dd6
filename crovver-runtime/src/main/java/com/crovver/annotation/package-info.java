/** What a handler requires of its callers, written on the handler. Knows nothing of the rest of the kit. */
@NullMarked
package com.crovver.annotation;

import org.jspecify.annotations.NullMarked;
