package com.crovver.testkit;

import org.jspecify.annotations.Nullable;

/** What plans are sold for; requests name it by its slug, answers by its id. */
record Product(
        String id, String slug, String name, @Nullable String description) {}
