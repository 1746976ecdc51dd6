/** The filter of {@code web.xml}, the gates of guarded servlets, and their start-up. */
@NullMarked
package com.crovver.servlet;

import org.jspecify.annotations.NullMarked;
