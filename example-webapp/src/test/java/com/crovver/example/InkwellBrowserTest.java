package com.crovver.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.testkit.CrovverEmulator;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** Inkwell as people see it, in a real browser, beside its emulator, as the main program starts both. */
@ExtendWith(Chromium.class)
@Timeout(120)
class InkwellBrowserTest {

    private static final String AI = "ai_generations";

    private static Main program;
    private static CrovverEmulator crovver;

    private final ChromeDriver browser;
    private Visitor visitor;

    InkwellBrowserTest(ChromeDriver browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void start() throws StartException {
        program = Main.start(new Options(0, 0, false, true), new PrintStream(OutputStream.nullOutputStream()));
        crovver = program.emulator();
    }

    @AfterAll
    static void stop() {
        if (program != null) {
            program.close();
        }
    }

    @BeforeEach
    void startOver() {
        new EmulatorControls(crovver).startOver();
        visitor = new Visitor(browser, program.uri());
    }

    @Test
    void signIn_byOneClick_leadsToTheDesk() {
        visitor.open("/").inspect("sign-in");

        visitor.signIn("acme", "alice");

        assertThat(visitor.here().getPath()).isEqualTo("/");
        assertThat(visitor.text()).contains("Pro", "Active", "100 of 100 left", "2 of 5 in use");
        visitor.find("input#topic").sendKeys("a lighthouse in winter");
        visitor.press("Write it").inspect("draft");
        assertThat(visitor.title()).startsWith("Draft acme-");
        visitor.follow("Back to the desk").inspect("desk");
        assertThat(visitor.text()).contains("a lighthouse in winter", "95 of 100 left");
    }

    @Test
    void export_saysHowFarItIs_untilItCanBeFetched() {
        Browser frank = new Browser(program.uri()).signedIn("hooli", "frank");
        for (int draft = 1; draft <= 6; draft++) {
            frank.post("drafts");
        }

        visitor.signIn("hooli", "frank").press("Export as CSV").follow("Keep this page still");

        assertThat(visitor.title()).isEqualTo("Your drafts are on their way");
        assertThat(visitor.find("progress").getAttribute("max")).isEqualTo("6");
        visitor.inspect("export");
        visitor.follow("Look every second").until("6 of 6 drafts").until("Download drafts.csv");
        visitor.inspect("export-ready");
    }

    @Test
    void desk_saysWhatIsMissing_andTheWayToIt() {
        visitor.signIn("globex", "eve").inspect("desk-starter");

        assertThat(visitor.find("section[aria-labelledby=count]").getText())
                .contains("Advanced analytics", "not in your plan");
        assertThat(visitor.find("section[aria-labelledby=take]").getText())
                .contains("Data export", "not in your plan", "1 API call", "100 left");
        assertThat(visitor.find("section[aria-labelledby=read]").getText()).contains("A seat", "all taken");
        assertThat(visitor.find("section[aria-labelledby=write]").getText()).contains("5 AI generations", "12 left");
    }

    @Test
    void featureNotInThePlan_isBoughtWithAnotherPlan_andThenShown() {
        visitor.signIn("globex", "carol").follow("Show the analytics");
        assertThat(visitor.title()).isEqualTo("Advanced analytics: not in your plan");
        assertThat(visitor.text()).contains("Pro", "\u20ac49.00 a month", "\u20ac9.00");
        visitor.inspect("refused-feature");

        visitor.follow("See the options").inspect("billing-kit-starter");
        visitor.press("See the plans").inspect("emulator-pricing");
        visitor.press("Choose Pro for 49.00 EUR").inspect("emulator-checkout");
        visitor.press("Pay").until("Authors");

        assertThat(visitor.here().getPath()).isEqualTo("/analytics");
        visitor.inspect("analytics");
    }

    @Test
    void creditsShort_areAddedTo_payPressedTwiceBuysOnce_andTheBackButtonNothing() {
        visitor.signIn("globex", "carol").press("Write it").follow("Back to the desk");
        visitor.press("Write it").follow("Back to the desk").press("Write it");
        assertThat(visitor.title()).isEqualTo("Not enough AI generations");
        assertThat(visitor.text()).contains("50 AI generations", "\u20ac5.00", "This takes 5, and 2 are left.");
        visitor.inspect("refused-credits");

        visitor.follow("See the options").press("Buy 50 AI generations");
        visitor.pressTwice("Pay").until("What you bought is yours");

        assertThat(visitor.here().getPath()).isEqualTo("/");
        assertThat(crovver.balance("globex", AI)).isEqualTo(52);
        visitor.inspect("desk-bought");

        goBackTo("/checkout/");
        if (!browser.findElements(By.xpath("//button[.='Pay']")).isEmpty()) {
            visitor.press("Pay");
        } else {
            visitor.follow("Back");
        }
        visitor.until("What you bought is yours");
        assertThat(crovver.balance("globex", AI)).isEqualTo(52);
        visitor.open("/").press("Write it");
        assertThat(visitor.title()).startsWith("Draft globex-");
    }

    /** The browser's way back, over pages that only led on. */
    private void goBackTo(String path) {
        Predicate<String> there = here -> here.contains(path);
        for (int i = 0; i < 4 && !there.test(browser.getCurrentUrl()); i++) {
            visitor.back();
        }
        assertThat(browser.getCurrentUrl()).matches(there);
    }

    @Test
    void seatsFull_areToldWithTheirPrice_askedOfTheOwner_andBoughtByThem() {
        visitor.signIn("globex", "eve").follow("Open the workspace");
        assertThat(visitor.title()).isEqualTo("Every seat is taken");
        assertThat(visitor.text()).contains("3 seats in all", "\u20ac6.00", "Only the owner of the workspace can buy");
        visitor.inspect("refused-seat");
        visitor.follow("See the options").inspect("billing-kit-ask-the-owner");
        assertThat(visitor.text()).contains("Please ask the owner");

        visitor.signIn("globex", "carol").follow("Plan").follow("Change or add something");
        visitor.press("Buy 1 seat").press("Pay").until("2 of 3 in use");

        visitor.signIn("globex", "eve").follow("Open the workspace");
        assertThat(visitor.title()).isEqualTo("Workspace globex");
        visitor.inspect("workspace");
    }

    @Test
    void failedPayment_locksTheWorkspace_untilItIsPutRight() {
        visitor.signIn("initech", "erin").inspect("desk-locked");
        assertThat(visitor.text()).contains("Payment failed", "This workspace is locked");
        visitor.follow("Show the analytics").inspect("refused-payment");
        assertThat(visitor.title()).isEqualTo("The last payment failed");

        visitor.follow("See the options").inspect("billing-kit-failed");
        visitor.press("Check the payment method").inspect("emulator-billing");
        visitor.press("Fix payment").follow("Back").until("Authors");

        assertThat(visitor.here().getPath()).isEqualTo("/analytics");
    }

    @Test
    void plan_isCancelledByItsOwner_andUsableUntilItsEnd() {
        visitor.signIn("acme", "alice").follow("Plan").inspect("plan");
        assertThat(visitor.text()).contains("CE-", "\u20ac49.00", "alice", "bob", "Advanced analytics");

        visitor.find("summary").click();
        visitor.press("Cancel it");

        assertThat(visitor.text()).contains("The subscription is cancelled.", "Ends soon", "Usable until");
        visitor.inspect("plan-cancelled").follow("Desk").follow("Show the analytics");
        assertThat(visitor.title()).isEqualTo("Analytics");
        visitor.open("/backstage").press("A month later").open("/analytics");
        assertThat(visitor.title()).isEqualTo("The subscription has ended");
    }

    @Test
    void trial_endsWhenTimePasses() {
        visitor.signIn("hooli", "frank").follow("Show the analytics").follow("Behind the scenes");
        assertThat(visitor.text())
                .contains("trial", "AnalyticsServlet#doGet", "Advanced analytics", "asked")
                .containsPattern("/api/public/\\S+: HTTP 200 in [\\d,]+ ms, attempt 1");
        visitor.inspect("backstage");

        visitor.press("15 days later");
        assertThat(visitor.text()).contains("15 days have passed", "expired");

        visitor.open("/analytics");
        assertThat(visitor.title()).isEqualTo("Your time has run out");
        assertThat(visitor.open("/backstage").text()).contains("turned away, expired");
    }

    @Test
    void crovverDown_leavesWhatWasKnown_andRefusesWhatCosts() {
        visitor.signIn("acme", "alice").follow("Show the analytics").follow("Behind the scenes");
        visitor.press("Take Crovver down").inspect("backstage-down");

        visitor.open("/analytics");
        assertThat(visitor.title()).isEqualTo("Analytics");
        visitor.open("/").inspect("desk-away");
        assertThat(visitor.text()).contains("Crovver cannot be asked right now");
        visitor.press("Write it").inspect("unavailable-kit");
        assertThat(visitor.title()).isEqualTo("Please try again shortly");
        visitor.follow("Back");
        assertThat(visitor.here().getPath()).isEqualTo("/");
        assertThat(crovver.balance("acme", AI)).isEqualTo(100);

        visitor.open("/backstage");
        assertThat(visitor.text())
                .contains("stale", "unknown")
                .containsPattern("/api/public/\\S+: no answer: \\w+, after [\\d,]+ ms");
        visitor.press("Bring Crovver back");
        assertThat(visitor.text()).contains("Crovver is up");
        await().untilAsserted(() -> assertThat(visitor.open("/").text())
                .contains("100 of 100 left", "in your plan")
                .doesNotContain("cannot be", "as known"));
    }

    @Test
    void keyboardAlone_signsIn_isRefused_andBuys() {
        visitor.open("/login").reach("carol").reach("Show the analytics").reach("See the options");
        assertThat(visitor.here().getPath()).isEqualTo("/billing");

        visitor.reach("Buy 50 AI generations").reach("Pay").until("Advanced analytics: not in your plan");

        assertThat(crovver.balance("globex", AI)).isEqualTo(62);
        visitor.reach("Back to the desk").reach("Sign out");
        assertThat(visitor.here().getPath()).isEqualTo("/login");
    }

    @Test
    void newWorkspace_choosesItsFirstPlan() {
        visitor.open("/login").find("#workspace").sendKeys("umbrella");
        visitor.find("#user").sendKeys("mallory");
        visitor.press("Sign in").follow("Show the analytics").inspect("refused-none");
        visitor.follow("See the options").inspect("billing-kit-none");
        visitor.press("Choose Pro").press("Pay").until("Authors");

        assertThat(visitor.here().getPath()).isEqualTo("/analytics");
    }

    @Test
    void kitsOwnPages_haveNoBarriers() {
        visitor.signIn("acme", "alice").open("/billing?return=%2F").inspect("billing-kit-pro");
        visitor.press("Open the billing portal").inspect("emulator-billing-pro");
        visitor.open("/billing?notice=failed").inspect("billing-kit-notice");
        String key = visitor.open("/").find("input[name=key]").getAttribute("value");
        visitor.press("Write it").back();
        browser.executeScript("document.querySelector('input[name=key]').value = arguments[0]", key);
        visitor.find("input#topic").sendKeys("something else");
        visitor.press("Write it").inspect("used-before-kit");
        assertThat(visitor.title()).isEqualTo("This form was used before");
        visitor.follow("Back");
        assertThat(visitor.here().getPath()).isEqualTo("/");
    }
}
