/**
 * Inkwell's pages: a record for what each shows, and a template beside it that is compiled with the record. Every value is
 * escaped.
 */
@JStacheConfig(pathing = @JStachePath(prefix = "com/crovver/example/page/", suffix = ".mustache"))
@NullMarked
package com.crovver.example.page;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
