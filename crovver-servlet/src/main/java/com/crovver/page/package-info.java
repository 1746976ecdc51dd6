/**
 * Pages for people, made of templates beside them that are compiled with the kit: nothing is needed for them at run time.
 * Every value is escaped.
 */
@NullMarked
package com.crovver.page;

import org.jspecify.annotations.NullMarked;
