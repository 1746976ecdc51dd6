package com.crovver.client;

import java.io.IOException;

/** An answer is longer than any answer of the API can be; sending the request again would not make it shorter. */
final class OversizedAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    OversizedAnswerException(long limit) {
        super("the answer is longer than " + limit + " bytes");
    }
}
