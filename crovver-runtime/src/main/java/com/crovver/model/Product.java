package com.crovver.model;

import org.jspecify.annotations.Nullable;

/**
 * What a plan belongs to.
 *
 * @param id Crovver's id of the product
 * @param name for people
 * @param description for people; null if there is none
 */
public record Product(String id, String name, @Nullable String description) {}
