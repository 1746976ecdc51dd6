package com.crovver.gate;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts problems into the form that fits the client: JSON for programs; for browsers a page, or the way to the application's
 * own. Servlets and JAX-RS resources answer alike through this. Immutable.
 */
public final class Answers {

    /** Where the kit is not wired as it must be, and no configuration is there to word an answer. */
    private static final Answers UNCONFIGURED = new Answers("", null, null);

    private static final Problem BROKEN =
            new Problems(Problems.DEFAULT_TYPE_BASE, Problems.DEFAULT_CHALLENGE, null).broken();

    /** Members of a problem that the application's own page is told. */
    private static final List<String> TOLD = List.of("feature", "product", "pool");

    private final String contextPath;
    private final @Nullable String refusalPage;
    private final @Nullable String loginPage;

    /**
     * Answers with the application's own pages.
     *
     * @param contextPath where the application is; empty or with a leading {@code /}
     * @param refusalPage path in the application of the page that explains 402 and 403; null if the kit does
     * @param loginPage path in the application of the page to sign in at; null if unknown callers are answered 401
     */
    public Answers(String contextPath, @Nullable String refusalPage, @Nullable String loginPage) {
        this.contextPath = contextPath;
        this.refusalPage = refusalPage;
        this.loginPage = loginPage;
    }

    /** The answer of an application that is not wired as it must be: 500, and the log says why. */
    public static Answer broken(Recipient recipient) {
        return UNCONFIGURED.to(recipient, BROKEN);
    }

    /** The answer that tells somebody of a problem. */
    public Answer to(Recipient recipient, Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        Representation form = AcceptHeader.preferred(recipient.accept());
        if (form == Representation.HTML) {
            String page = pageFor(problem);
            if (page != null && recipient.mayBeSentElsewhere() && !isAt(page, recipient.path())) {
                headers.put("Location", contextPath + page + hints(page, problem, recipient));
                return new Answer(303, headers, form.contentType(), "");
            }
        }
        headers.putAll(problem.headers());
        return new Answer(
                problem.status(),
                headers,
                form.contentType(),
                form == Representation.HTML
                        ? PageWording.page(problem, back(recipient)).html()
                        : ProblemJson.text(problem));
    }

    private String back(Recipient recipient) {
        String cameFrom = recipient.cameFrom();
        return cameFrom == null ? contextPath + "/" : cameFrom;
    }

    private @Nullable String pageFor(Problem problem) {
        return switch (problem.status()) {
            case 401 -> loginPage;
            case 402, 403 -> refusalPage;
            default -> null;
        };
    }

    /** What lets the page say more than that something was refused, and bring people back. */
    private static String hints(String page, Problem problem, Recipient recipient) {
        StringBuilder address = new StringBuilder(page);
        if (problem.status() != 401) {
            UrlEncoded.add(address, "reason", problem.kind());
            for (String name : TOLD) {
                if (problem.members().get(name) instanceof String value) {
                    UrlEncoded.add(address, name, value);
                }
            }
        }
        UrlEncoded.add(address, UpgradeLink.RETURN, recipient.returnTo());
        return address.substring(page.length());
    }

    /** A page that is refused itself must not be sent to itself. */
    private static boolean isAt(String page, String path) {
        return withoutSlash(URI.create(page).getPath()).equals(withoutSlash(path));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
