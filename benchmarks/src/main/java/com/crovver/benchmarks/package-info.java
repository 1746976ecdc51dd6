/** Measures what the kit costs. Every figure stands beside that of the same work without the kit, from the same run. */
@NullMarked
package com.crovver.benchmarks;

import org.jspecify.annotations.NullMarked;
