/** Handlers that cost credits, for the suite about keys and charges. */
package com.crovver.e2e.paid;
