/**
 * The client of the Crovver API. Start at {@link com.crovver.client.CrovverClient#builder()}.
 *
 * <p>Inside, a call is data ({@code ApiCall}): what to send, which key it takes, whether it may be repeated, how to read
 * its answer. One class sends calls ({@code CallSender}), one reads envelope and errors ({@code EnvelopeReader}), and a
 * {@link com.crovver.client.Transport} carries bytes.
 */
@NullMarked
package com.crovver.client;

import org.jspecify.annotations.NullMarked;
