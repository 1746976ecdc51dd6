/** An application that is killed again and again, for the harness that counts what it charged against what it did. */
package com.crovver.e2e.crash;
