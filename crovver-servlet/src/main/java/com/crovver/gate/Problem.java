package com.crovver.gate;

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
}
