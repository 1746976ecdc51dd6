/**
 * What attackers want to reach. Everything guarded here counts its run and prints the word "secret"; what is open does
 * neither. Nothing here knows of the tests.
 */
package com.crovver.e2e.vault;
