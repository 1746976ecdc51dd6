/**
 * Ready-made listeners of what the engine decides and charges: {@link com.crovver.observe.LoggingDecisions} and {@link
 * com.crovver.observe.MicrometerDecisions}. Neither tells tenants or users, who are people in some applications.
 */
@NullMarked
package com.crovver.observe;

import org.jspecify.annotations.NullMarked;
