/** An emulator of Crovver that runs in the JVM, answers over real HTTP and keeps real state. */
@NullMarked
package com.crovver.testkit;

import org.jspecify.annotations.NullMarked;
