package com.crovver.guard;

import java.util.UUID;

/**
 * The one thing that a request wants done, however often it is sent.
 *
 * @param identity 1 to 255 visible characters; chosen by the client, or minted
 * @param chosenByClient whether the identity came with the request, so that it may have been used before
 * @param fingerprint what the request looks like apart from its body; a key used with another one is refused
 */
public record Action(String identity, boolean chosenByClient, String fingerprint) {

    /** The action that a client named. */
    public static Action named(String identity, String fingerprint) {
        return new Action(identity, true, fingerprint);
    }

    /** An action of its own for a request that names none: plain repetition is new work. */
    public static Action minted(String fingerprint) {
        return new Action(UUID.randomUUID().toString(), false, fingerprint);
    }
}
