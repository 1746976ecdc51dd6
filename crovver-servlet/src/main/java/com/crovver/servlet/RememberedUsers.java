package com.crovver.servlet;

import com.crovver.guard.Caller;
import com.crovver.spi.BillingUsers;
import com.crovver.spi.CallerView;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Remembers who manages billing, by the caller alone: for pages that only show the way. What throws is asked again. Thread-safe;
 * holds no lock while it asks.
 */
final class RememberedUsers implements BillingUsers {

    private final BillingUsers asked;
    private final Cache<Caller, Boolean> answers;

    /**
     * Nothing remembered yet.
     *
     * @param granted how long a yes counts
     * @param refused how long a no counts
     * @param most how many callers are remembered
     */
    RememberedUsers(BillingUsers asked, Duration granted, Duration refused, int most, Ticker ticker) {
        this.asked = asked;
        // The calling thread cleans up: a pool thread would outlive the web application.
        this.answers = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(Expiry.<Caller, Boolean>writing((caller, yes) -> yes ? granted : refused))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public boolean mayManage(CallerView view, Caller caller) {
        Boolean known = answers.getIfPresent(caller);
        if (known != null) {
            return known;
        }
        boolean answer = asked.mayManage(view, caller);
        answers.put(caller, answer);
        return answer;
    }
}
