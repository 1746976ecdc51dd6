/** The store in SQL databases, each for real. */
package com.crovver.sql;
