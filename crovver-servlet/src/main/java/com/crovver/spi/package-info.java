/** What an application implements, and names in the settings: who calls, what a request wants done, and who hears of it. */
@NullMarked
package com.crovver.spi;

import org.jspecify.annotations.NullMarked;
