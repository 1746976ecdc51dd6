/** The shapes of JAX-RS resources, as customers would write them. Nothing here knows of the tests. */
package com.crovver.e2e.rest;
