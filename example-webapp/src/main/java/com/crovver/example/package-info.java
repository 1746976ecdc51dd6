/** Inkwell, a small writing service: what a customer of the kit would write, and a main program to try it with. */
@NullMarked
package com.crovver.example;

import org.jspecify.annotations.NullMarked;
