package com.crovver.webhook;

/**
 * A delivery does not bear the signature of any of the secrets. Answer 401 and do nothing. Why it does not is not said:
 * whoever forges deliveries is to learn nothing.
 */
public final class WebhookSignatureException extends Exception {

    private static final long serialVersionUID = 1L;

    WebhookSignatureException() {
        super("the webhook's signature is not valid");
    }
}
