package com.crovver.client;

/** Whether a call may be sent again when its answer was lost or was a passing failure. */
enum Repeat {
    /** It only reads. */
    SAFE,
    /** It writes, but the same request has no further effect. */
    IDEMPOTENT,
    /** It must not be repeated without the caller's decision. */
    NEVER
}
