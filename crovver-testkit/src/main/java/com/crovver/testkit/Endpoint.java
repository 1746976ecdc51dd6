package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/** Carries out one call of the API. Runs inside the world's lock, as a whole or, if it throws a refusal, not at all. */
@FunctionalInterface
interface Endpoint {

    /** What the answer carries under {@code data}; a tree that shares no mutable part with the world. */
    JsonNode answer(Call call, World world);
}
