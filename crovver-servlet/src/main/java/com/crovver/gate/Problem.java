package com.crovver.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that refuses, as RFC 9457 describes problems. Immutable.
 *
 * @param status HTTP status
 * @param typeBase what the URI of every type begins with
 * @param kind the rest of that URI: a word that names the kind of problem
 * @param title the kind of problem, for people; the same text for every problem of the kind
 * @param detail this problem, for people
 * @param members what a program needs to know beyond that, in the order to be written
 * @param headers headers of the answer beyond those of every problem
 * @param wayOut what would help, for people
 */
public record Problem(
        int status,
        String typeBase,
        String kind,
        String title,
        String detail,
        Map<String, Object> members,
        Map<String, String> headers,
        WayOut wayOut) {

    /** Under which request attribute a page that includes a guarded handler finds why nothing was included. */
    public static final String REFUSAL_ATTRIBUTE = "com.crovver.refusal";

    /** Copies the maps in their order. */
    public Problem {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The standard's members and then the others, as the body shows them. */
    public Map<String, Object> allMembers() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", typeBase + kind);
        all.put("title", title);
        all.put("status", status);
        all.put("detail", detail);
        all.putAll(members);
        return all;
    }
}
