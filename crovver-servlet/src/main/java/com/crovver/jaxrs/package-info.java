/** The gate at the matched resource method of JAX-RS. */
@NullMarked
package com.crovver.jaxrs;

import org.jspecify.annotations.NullMarked;
