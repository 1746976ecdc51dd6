package com.crovver.testkit;

/** Carries out one call of the API. Runs inside the world's lock, as a whole or, if it throws a refusal, not at all. */
@FunctionalInterface
interface Endpoint {

    Answer answer(Call call, World world);
}
