package com.crovver.model;

import org.jspecify.annotations.Nullable;

/**
 * The company that uses Crovver.
 *
 * @param id Crovver's id of it
 * @param name for people
 * @param type {@code b2b} if a tenant is a workspace, {@code d2c} if it is a person; null where the API does not say
 */
public record Organization(String id, String name, @Nullable String type) {}
