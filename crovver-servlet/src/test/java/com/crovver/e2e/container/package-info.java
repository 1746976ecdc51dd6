/**
 * What starts each container. Loaded once per container, together with its classes, and so seen by none of the tests: they
 * speak through {@link com.crovver.e2e.Container}.
 */
package com.crovver.e2e.container;
