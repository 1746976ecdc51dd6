package com.crovver.client;

/** Which key a call takes, and where. */
enum KeyChoice {
    /** The secret key, as bearer token. */
    SECRET,
    /** The secret key as bearer token; without one, the public key in the query string. */
    SECRET_OR_PUBLIC,
    /** The public key in the query string, and no other: the call refuses a bearer token. */
    PUBLIC_IN_QUERY,
    /** The public key in a header, and no other. */
    PUBLIC_IN_HEADER
}
