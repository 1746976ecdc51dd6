package com.crovver.gate;

/**
 * A key that a request carries.
 *
 * @param bytesInBody how much it adds to the length of the body; 0 unless it stands there
 */
record FoundKey(String key, int bytesInBody) {

    /** One that stands elsewhere than in the body. */
    static FoundKey outside(String key) {
        return new FoundKey(key, 0);
    }
}
