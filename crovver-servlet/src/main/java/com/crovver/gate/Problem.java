package com.crovver.gate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that refuses, as RFC 9457 describes problems.
 *
 * @param status HTTP status
 * @param type URI that names the kind of problem
 * @param title the kind of problem, for people; the same text for every problem of the type
 * @param detail this problem, for people
 * @param members what a program needs to know beyond that, in the order to be written
 * @param headers headers of the answer beyond those of every problem
 */
public record Problem(
        int status,
        String type,
        String title,
        String detail,
        Map<String, Object> members,
        Map<String, String> headers) {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Under which request attribute a page that includes a guarded handler finds why nothing was included. */
    public static final String REFUSAL_ATTRIBUTE = "com.crovver.refusal";

    /** The standard's members and then the others, as the body shows them. */
    public Map<String, Object> allMembers() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", type);
        all.put("title", title);
        all.put("status", status);
        all.put("detail", detail);
        all.putAll(members);
        return all;
    }
}
