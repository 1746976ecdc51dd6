package com.crovver.guard;

/**
 * The one thing that a request wants done, however often it is sent.
 *
 * @param identity 1 to 255 visible characters; chosen by the client, or minted
 * @param chosenByClient whether the identity came with the request, so that it may have been used before
 * @param fingerprint what the request looks like apart from its body; a key used with another one is refused
 */
public record Action(String identity, boolean chosenByClient, String fingerprint) {

    /** Stands where nothing is charged, and so nothing needs a name. */
    public static final Action NONE = new Action("", false, "");

    /** The action that a client named. */
    public static Action named(String identity, String fingerprint) {
        return new Action(identity, true, fingerprint);
    }

    /** An action whose identity was made up for this request alone: plain repetition is new work. */
    public static Action minted(String identity, String fingerprint) {
        return new Action(identity, false, fingerprint);
    }
}
