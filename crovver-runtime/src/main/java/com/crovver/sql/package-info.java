/**
 * What is remembered of charges, in the application's own SQL database: it outlives the process, and is one for all nodes. Knows
 * the guard's ports, and {@code java.sql}.
 */
@NullMarked
package com.crovver.sql;

import org.jspecify.annotations.NullMarked;
