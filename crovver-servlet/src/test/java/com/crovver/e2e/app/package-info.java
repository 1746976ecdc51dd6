/** The application under test, as a customer would write it. Nothing here knows of the tests. */
package com.crovver.e2e.app;
