package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.guard.Offer;
import com.crovver.model.Addon;
import com.crovver.model.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final String EVIL = "<script>alert('\"&`=')</script>";
    private static final Answers OWN_PAGES = new Answers("/app", "/upgrade", "/login");
    private static final Answers NO_PAGES = new Answers("/app", null, null);

    private static Problem problem(int status, WayOut wayOut) {
        return new Problem(
                status, "urn:x:", "kind", "Title", "Detail", Map.of(), Map.of("WWW-Authenticate", "Session"), wayOut);
    }

    private static Recipient browserAt(String path) {
        return new Recipient(List.of("text/html,*/*;q=0.8"), path, true, null, null);
    }

    @Test
    void everyValueOfThePage_isEscaped() {
        Addon addon = new Addon(
                "1",
                "p",
                EVIL,
                null,
                5,
                Addon.Expiry.NEVER,
                null,
                new Money(BigDecimal.ONE, Currency.getInstance("EUR")),
                null,
                null);
        WayOut wayOut = new WayOut(new Offer(List.of(), List.of(addon)), null, "/buy?x=\"><script>");
        Problem problem = new Problem(402, "urn:x:", "kind", EVIL, EVIL, Map.of(), Map.of(), wayOut);

        String page = NO_PAGES.to(browserAt("/"), problem).body();

        assertThat(page)
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("alert('")
                .contains("<title>&#60;script&#62;alert(&#39;&#34;&#38;&#96;&#61;&#39;)&#60;/script&#62;</title>")
                .contains("href=\"/buy?x&#61;&#34;&#62;&#60;script&#62;\"")
                .contains("5 credits for EUR 1.00");
    }

    @Test
    void everyPage_isAscii() {
        Problem problem = new Problem(
                402, "urn:x:", "kind", "Caf\u00e9 \ud83d\ude00", "\u0000\ud800", Map.of(), Map.of(), WayOut.NONE);

        String page = NO_PAGES.to(browserAt("/"), problem).body();

        assertThat(page).isASCII().contains("Caf&#233; &#128512;").contains("<p>&#65533;&#65533;</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "/\\evil.example"})
    void linkThatIsNotSafe_isLeftOutOfThePage(String link) {
        String page = NO_PAGES.to(browserAt("/"), problem(402, new WayOut(Offer.NONE, null, link)))
                .body();

        assertThat(page).doesNotContain("evil").doesNotContain("javascript").contains("<a href=\"/app/\">Back</a>");
    }

    @ParameterizedTest
    @CsvSource({"401, /app/login", "402, /app/upgrade?reason=kind", "403, /app/upgrade?reason=kind"})
    void browser_isSentToTheApplicationsOwnPage(int status, String location) {
        Answer answer = OWN_PAGES.to(browserAt("/drafts"), problem(status, WayOut.NONE));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers())
                .containsEntry("Location", location)
                .containsEntry("Cache-Control", "no-store")
                .doesNotContainKey("WWW-Authenticate");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void applicationsOwnPage_isToldWhatWasMissed_andWhereToGoBackTo() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("pool", "ai & more");
        members.put("required", 5);
        members.put("feature", "export");
        members.put("product", null);
        Problem refused = new Problem(403, "urn:x:", "kind", "Title", "Detail", members, Map.of(), WayOut.NONE);
        Problem unknown = problem(401, WayOut.NONE);
        Recipient reader = new Recipient(List.of("text/html"), "/drafts", true, "/app/drafts?page=2&all", null);

        assertThat(OWN_PAGES.to(reader, refused).headers())
                .containsEntry(
                        "Location",
                        "/app/upgrade?reason=kind&feature=export&pool=ai+%26+more"
                                + "&return=%2Fapp%2Fdrafts%3Fpage%3D2%26all");
        assertThat(OWN_PAGES.to(reader, unknown).headers())
                .containsEntry("Location", "/app/login?return=%2Fapp%2Fdrafts%3Fpage%3D2%26all");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422, 500, 503})
    void whatNoPageCanHelpWith_isAnsweredAtOnce(int status) {
        assertThat(OWN_PAGES
                        .to(browserAt("/drafts"), problem(status, WayOut.NONE))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-running", "key-finished", "key-reused", "unavailable"})
    void page_speaksToPeople_andLeadsBack(String kind) {
        Problem problem =
                new Problem(409, "urn:x:", kind, "Title", "The Idempotency-Key", Map.of(), Map.of(), WayOut.NONE);
        Recipient reader = new Recipient(List.of("text/html"), "/drafts", true, null, "/app/desk?tab=2");

        String page = NO_PAGES.to(reader, problem).body();

        assertThat(page).doesNotContain("Idempotency-Key").contains("<a href=\"/app/desk?tab&#61;2\">Back</a>");
        assertThat(NO_PAGES.to(new Recipient(List.of("*/*"), "/drafts", true, null, null), problem)
                        .body())
                .contains("Idempotency-Key");
    }

    @Test
    void program_isNeverSentAnywhere() {
        Answer answer =
                OWN_PAGES.to(new Recipient(List.of("*/*"), "/drafts", true, null, null), problem(402, WayOut.NONE));

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void errorPage_isNotTurnedIntoARedirect() {
        Answer answer = OWN_PAGES.to(
                new Recipient(List.of("text/html"), "/drafts", false, null, null), problem(402, WayOut.NONE));

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.headers()).doesNotContainKey("Location");
    }

    @ParameterizedTest
    @CsvSource({
        "/upgrade, /upgrade, 402",
        "/upgrade, /upgrade/, 403",
        "/upgrade?tab=plans, /upgrade, 402",
        "/up%67rade, /upgrade, 402",
        "/, /, 402"
    })
    void pageThatIsRefusedItself_isNotSentToItself(String page, String path, int status) {
        Answers answers = new Answers("", page, page);

        assertThat(answers.to(browserAt(path), problem(status, WayOut.NONE)).status())
                .isEqualTo(status);
        assertThat(answers.to(browserAt(path), problem(401, WayOut.NONE)).status())
                .isEqualTo(401);
        assertThat(answers.to(browserAt("/drafts"), problem(status, WayOut.NONE))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void pageWithAQuery_keepsIt() {
        Answers answers = new Answers("", "/upgrade?tab=plans", null);

        assertThat(answers.to(browserAt("/"), problem(402, WayOut.NONE)).headers())
                .containsEntry("Location", "/upgrade?tab=plans&reason=kind");
    }

    @ParameterizedTest
    @CsvSource({", Accept", "Origin, Accept", "'Origin, accept-language', Accept", "accept,", "'Origin,  ACCEPT',", "*,"
    })
    void vary_isAddedOnce(@Nullable String before, @Nullable String added) {
        assertThat(Answer.varyIn(before == null ? List.of() : List.of(before)).orElse(null))
                .isEqualTo(added);
    }
}
