package com.crovver.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Refused, bought on Crovver's page, allowed on the very next request; over HTTP, by pages, forms and redirects alone. */
@Timeout(120)
class PaidMeansWorksTest {

    private static final String SECRET = "whsec_of_the_test";

    private final CrovverEmulator crovver = CrovverEmulator.start();
    private Inkwell inkwell;

    /** How Inkwell may learn that something was paid. */
    enum News {
        WEBHOOKS_ON {
            @Override
            void set(CrovverEmulator crovver, Inkwell inkwell) {
                crovver.webhook(inkwell.webhooks(), SECRET);
            }
        },
        WEBHOOKS_LOST {
            @Override
            void set(CrovverEmulator crovver, Inkwell inkwell) {
                // They go to a page that takes none.
                crovver.webhook(inkwell.webhooks().resolve("/nowhere"), SECRET);
            }
        },
        CONFIRMED_THREE_SECONDS_LATER {
            @Override
            void set(CrovverEmulator crovver, Inkwell inkwell) {
                crovver.confirmPaymentsAfter(Duration.ofSeconds(3));
            }
        };

        abstract void set(CrovverEmulator crovver, Inkwell inkwell);
    }

    private void start(News news) throws StartException {
        Workspaces.seed(crovver);
        inkwell = Inkwell.start(
                0,
                Map.of(
                        "crovver.secretKey", crovver.secretKey(),
                        "crovver.publicKey", crovver.publicKey(),
                        "crovver.baseUrl", crovver.uri().toString(),
                        "crovver.webhookSecrets", SECRET));
        news.set(crovver, inkwell);
    }

    @AfterEach
    void stop() {
        inkwell.close();
        crovver.close();
    }

    private Person person() {
        return new Person(inkwell.uri());
    }

    private static void pay(Person buyer) {
        assertThat(buyer.here().getPath()).startsWith("/checkout/");
        buyer.press("Pay");
    }

    @ParameterizedTest
    @EnumSource
    void credits(News news) throws StartException {
        start(news);
        Person carol = person().signedIn("globex", "carol");
        assertThat(carol.submit("drafts", "").status()).isEqualTo(200);
        assertThat(carol.submit("drafts", "").status()).isEqualTo(200);
        assertThat(carol.submit("drafts", "").status()).isEqualTo(402);

        pay(carol.follow("See the options").press("Buy 50 AI generations"));

        assertThat(carol.body()).contains("What you bought is yours");
        assertThat(carol.submit("drafts", "").status()).isEqualTo(200);
        assertThat(crovver.balance("globex", "ai_generations")).isEqualTo(47);
    }

    @ParameterizedTest
    @EnumSource
    void seat(News news) throws StartException {
        start(news);
        Person eve = person().signedIn("globex", "eve");
        assertThat(eve.open("workspace").status()).isEqualTo(402);
        assertThat(eve.follow("See the options").body()).contains("Please ask the owner");
        Person carol = person().signedIn("globex", "carol");

        pay(carol.open("billing").press("Buy 1 seat"));

        assertThat(carol.body()).contains("What you bought is yours", "2 in use, 3 paid for");
        assertThat(eve.open("/workspace").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void plan(News news) throws StartException {
        start(news);
        Person mallory = person().signedIn("umbrella", "mallory");
        assertThat(mallory.open("analytics").status()).isEqualTo(402);

        pay(mallory.follow("See the options").press("Choose Pro"));

        assertThat(mallory.here()).isEqualTo(inkwell.uri().resolve("analytics"));
        assertThat(mallory.status()).isEqualTo(200);
        assertThat(mallory.body()).contains("<dt>Drafts</dt><dd>0</dd>");
    }

    /** The hosted page does not say what was chosen there, so the kit cannot wait for a late confirmation of it. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CONFIRMED_THREE_SECONDS_LATER")
    void otherPlan(News news) throws StartException {
        start(news);
        Person carol = person().signedIn("globex", "carol");
        assertThat(carol.open("analytics").status()).isEqualTo(403);

        carol.follow("See the options").press("See the plans").press("Choose Pro for 49.00 EUR");
        pay(carol);
        assertThat(carol.here()).isEqualTo(inkwell.uri().resolve("analytics"));
        assertThat(carol.status()).isEqualTo(200);
        assertThat(crovver.activeSeats("globex")).containsExactly("carol", "dave");
    }

    @ParameterizedTest
    @EnumSource
    void paymentPutRight(News news) throws StartException {
        start(news);
        Person erin = person().signedIn("initech", "erin");
        assertThat(erin.open("analytics").status()).isEqualTo(402);
        assertThat(erin.follow("See the options").body()).contains("Payment failed");

        erin.press("Check the payment method").press("Fix payment").follow("Back");

        assertThat(erin.here()).isEqualTo(inkwell.uri().resolve("analytics"));
        assertThat(erin.status()).isEqualTo(200);
    }

    @Test
    void buyerWhoDoesNotComeBack_isToldOfByTheWebhook() throws StartException {
        start(News.WEBHOOKS_ON);
        Person mallory = person().signedIn("umbrella", "mallory");
        mallory.open("analytics").follow("See the options").press("Choose Pro");
        Person colleague = person().signedIn("umbrella", "trent");
        assertThat(colleague.open("analytics").status()).isEqualTo(402);

        crovver.pay(mallory.here().toString());
        assertThat(crovver.deliveries()).isNotEmpty().allMatch(it -> it.delivered());

        assertThat(colleague.open("analytics").status()).isEqualTo(200);
    }

    @Test
    void buyerWhoTurnsBack_isWhereTheyWere_andStillRefused() throws StartException {
        start(News.WEBHOOKS_ON);
        Person mallory = person().signedIn("umbrella", "mallory");
        mallory.open("analytics").follow("See the options").press("Choose Pro").press("Cancel");

        assertThat(mallory.here().getPath()).isEqualTo("/billing");
        assertThat(mallory.body()).contains("Choose Pro");
        assertThat(mallory.follow("Back").status()).isEqualTo(402);
    }
}
