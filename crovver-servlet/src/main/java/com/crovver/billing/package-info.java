/**
 * The way out of a refusal: what a tenant has and can buy, the pages that show it, purchases that are begun once however
 * often a button is pressed, and the wait until what was bought can be used.
 *
 * <p>{@code com.crovver.servlet.CrovverBillingServlet} serves it; applications need nothing of this package.
 */
@NullMarked
package com.crovver.billing;

import org.jspecify.annotations.NullMarked;
