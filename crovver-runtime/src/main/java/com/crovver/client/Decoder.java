package com.crovver.client;

/** Turns the data of a successful answer into a result; throws CrovverProtocolException if it cannot be understood. */
@FunctionalInterface
interface Decoder<T> {

    T decode(Answer answer);

    /**
     * A successful answer.
     *
     * @param data what the envelope carries
     * @param meta what stands beside the data
     * @param mayBeEcho whether an earlier sending of the same call may have been carried out, its answer lost
     */
    record Answer(Json data, Json meta, boolean mayBeEcho) {}
}
