/** Every way to map a servlet and to get to it, as customers would write them. Nothing here knows of the tests. */
package com.crovver.e2e.routes;
