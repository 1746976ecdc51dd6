package com.crovver.servlet;

import com.crovver.client.CallOptions;
import com.crovver.client.CrovverClient;
import com.crovver.guard.Deadline;
import com.crovver.model.CreditPool;
import com.crovver.model.CrovverException;
import com.crovver.model.Plan;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Holds the keys that guards use against the plans on sale: a feature or a pool that no plan has is most often a slip of the
 * pen, and would refuse everybody. Slugs of products are not checked, as plans do not name them.
 */
final class KeyCheck implements AutoCloseable {

    private static final Logger LOG = System.getLogger(KeyCheck.class.getName());
    /** For the whole question, retries included, while the deployment waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Nobody waits for it, so that it takes what a slow start takes. */
    private static final CallOptions UNHURRIED =
            CallOptions.defaults().withTimeout(Duration.ofSeconds(30)).withMaxRetries(3);

    /** The check that may still be on its way. */
    private final CompletableFuture<?> check;

    private KeyCheck(CompletableFuture<?> check) {
        this.check = check;
    }

    /**
     * Checks the keys of an application, or begins to.
     *
     * @throws ServletException if the deployment is to fail: with every unknown key, or why they cannot be checked
     */
    static KeyCheck begin(KeyChecking checking, ClassLoader application, CrovverClient client) throws ServletException {
        if (checking != KeyChecking.OFF) {
            try {
                UsedKeys used = UsedKeys.of(application);
                if (checking == KeyChecking.FAIL) {
                    require(used, client);
                } else if (!used.isEmpty()) {
                    return later(used, client);
                }
            } catch (IOException | CrovverException e) {
                if (checking == KeyChecking.FAIL) {
                    throw new ServletException(unchecked(e), e);
                }
                LOG.log(Level.WARNING, unchecked(e));
            }
        }
        return new KeyCheck(CompletableFuture.completedFuture(null));
    }

    private static KeyCheck later(UsedKeys used, CrovverClient client) {
        CompletableFuture<List<Plan>> plans = client.async(UNHURRIED).getPlans();
        CompletableFuture<?> unused = plans.whenComplete((known, failure) -> {
            if (failure == null) {
                findings(used, known).forEach(finding -> LOG.log(Level.WARNING, finding));
            } else if (!(failure instanceof CancellationException)) {
                LOG.log(Level.WARNING, unchecked(failure));
            }
        });
        return new KeyCheck(plans);
    }

    private static void require(UsedKeys used, CrovverClient client) throws ServletException {
        if (used.isEmpty()) {
            return;
        }
        CallOptions options = UNHURRIED.withDeadline(Deadline.in(PATIENCE));
        List<String> findings = findings(used, client.getPlans(options));
        if (!findings.isEmpty()) {
            throw new ServletException(String.join("\n", findings));
        }
    }

    private static String unchecked(Throwable failure) {
        return "The keys that guards use were not held against the plans (" + KnownSettings.CHECK_KEYS.name() + "): "
                + failure.getMessage();
    }

    private static List<String> findings(UsedKeys used, List<Plan> plans) {
        Set<String> features = new TreeSet<>();
        Set<String> pools = new TreeSet<>();
        for (Plan plan : plans) {
            features.addAll(plan.features().keySet());
            plan.creditPools().stream().map(CreditPool::key).forEach(pools::add);
        }
        List<String> findings = new ArrayList<>();
        find("feature", used.features(), features, findings);
        find("pool", used.pools(), pools, findings);
        return findings;
    }

    private static void find(
            String kind, Map<String, Set<String>> used, Set<String> known, Collection<String> findings) {
        used.forEach((key, handlers) -> {
            if (!known.contains(key)) {
                findings.add("No plan on sale at Crovver has the " + kind + " \"" + key + "\", which guards "
                        + String.join(", ", handlers) + ": " + remedy(key, known));
            }
        });
    }

    private static String remedy(String key, Set<String> known) {
        return known.stream()
                .filter(candidate -> plain(candidate).equals(plain(key)))
                .findFirst()
                .map(meant -> "did you mean \"" + meant + "\"?")
                .orElse("they have " + (known.isEmpty() ? "none" : String.join(", ", known)));
    }

    /** What is left of a key without what is most often mistaken. */
    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }

    /** Ends a check that is on its way. */
    @Override
    public void close() {
        check.cancel(true);
    }
}
