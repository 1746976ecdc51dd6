package com.crovver.testkit;

/**
 * The company that uses Crovver.
 *
 * @param type {@code b2b} or {@code d2c}
 */
record Organization(String id, String name, String type) {}
