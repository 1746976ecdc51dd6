/** An application whose handlers are charged once they have succeeded, or by what they cost. */
package com.crovver.e2e.owed;
