package com.crovver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.model.CrovverException;
import com.crovver.testkit.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole tour under every setting of the emulator: other words, other shapes, the same meaning. */
@Timeout(120)
class VariantsTest {

    /**
     * What a setting makes the client decode otherwise: the setting, then call and field as a pattern. Nearly all is that the
     * other shape says more or less; what is told is told alike.
     */
    private static final List<String> DOCUMENTED = """
            creditPart=always        | canAccess, in a product /credits.*
            creditsShort=deny        | canAccess, short of credits /canAccess
            consumeWords=pages       | consumeCredits.* /word
            hardLimit=error          | consumeCredits, refused .*
            balance=list             | getCreditsBalance /\\w+/(addonRemaining|baseRemaining|displayName|limit.*|nextExpiry)
            casing=camel             | listAvailableAddons.* /./(currentBalance|description|expiry.*|poolKey|poolLimit)
            casing=camel             | getActiveAddonCredits /./(grants|nextExpiry)
            addonCasing=camel        | listAvailableAddons.* /./(currentBalance|description|expiry.*|poolKey|poolLimit)
            activeCasing=camel       | getActiveAddonCredits /./(grants|nextExpiry)
            purchaseReplay=full      | purchaseAddon, repeated /item/.*
            usageShape=old           | checkUsageLimit.* /remaining
            recordUsage=sdk          | recordUsage /(message|metric|recordedValue)
            recordUsage=old          | recordUsage /message
            previewFields=php        | allocateSeat, full /proration/(calculation|perSeatPrice.*)
            confirmation=amount      | allocateSeat, full and agreed /prorationAmount
            pageLimit=absent         | getAllocations /limit
            prorationUnit=minor      | createProrationCheckout.* /amount/(sent|unit)
            prorationDetails=text    | createProrationCheckout /(amount/(currency|verified)|details/(days.*|total.*|perSeat.*))
            prorationDetails=days    | createProrationCheckout /(amount/currency|details/(calculation|description))
            prorationDetails=none    | createProrationCheckout /(amount/(currency|verified)|details/.*)
            trialWord=trialing       | get.*, in a trial .*/status/word
            statusWords=node         | getSubscriptionStatus, expired /status/word
            features=list            | get(Plans|Subscriptions.*) /./(plan/)?features/(#|sso_login|audit_trail)
            seatFields=used          | getSubscriptions.* /./(billingMode|usedCapacity)
            subscriptionRecord=flat  | getSubscriptions.* /./(billingMode|capacityUnits|.*edAt|nextBilling.*|plan.*|product.*)
            statusExtras=absent      | getSubscriptionStatus.* /(canceledAt|renewal.*|plan/seatBased)
            activeFlag=isActive      | getSubscriptionStatus.* /(canceledAt|.*Capacity|capacity.*|.*Start|tenant.*|subscriptionId)
            activeFlag=isActive      | getSubscriptionStatus.* /(renewal.*|plan/(interval|product.*|seatBased))
            planPrice=minor          | getPlans /./(description|paymentProviders.*|prices.*|product.*|creditPools.*)
            planPrice=minor          | getPlans /./(minSeats|maxSeats|testMode)
            members=id               | createTenant, its answer lost /owner.*
            members=id               | getTenant /members/./(id|role)
            organizationType=present | getTenant /organization/type
            tenantCreated=bare       | createTenant /(message|owner.*)
            invoiceNulls=nine        | getInvoices /./(issuedAt|paymentProvider|period.*|planName)
            casing=snake             | getInvoices /./(hostedInvoiceUrl|paidAt|paymentProvider|period.*|planName)
            invoiceCasing=snake      | getInvoices /./(hostedInvoiceUrl|paidAt|paymentProvider|period.*|planName)
            checkoutFields=php       | createCheckoutSession /order/.*
            checkoutFields=failure   | createCheckoutSession.* .*
            tokenUrl=none            | create(Checkout|Portal)Token /url
            noSubscription=overview  | .*, without a subscription /(code|status)
            errors=object            | .* /code
            errors=text              | .* /code
            errors=text              | checkUsageLimit, without a subscription /type
            errors=bare              | .* /code
            errors=bare              | .*, without a subscription /type
            """.lines().toList();

    /** Settings of old shapes that the document tells of in words only, and what its schemas find wrong with them. */
    private static final Map<String, String> WITHOUT_SCHEMA = Map.of(
            "hardLimit=error", ".*credits/consume: answer: status 422 is not documented",
            "balanceName=remaining", ".*credits/balance: answer 200: .*required property '(total|pools)' not found.*",
            "prorationName=proratedAmount", ".*required property 'prorationAmount' not found.*",
            "prorationStatus=201", ".*proration-checkout: answer: status 201 is not documented",
            "features=list", ".*/api/public/(plans|subscriptions): answer 200: .* array .*");

    /** How a tour went. */
    private record Course(Map<String, String> meaning, List<String> flaws) {}

    private static final Map<String, Course> COURSES = new LinkedHashMap<>();
    private static final Course USUAL = play(Map.of());

    @BeforeAll
    static void playAll() {
        settings().forEach(setting -> COURSES.put(setting, play(Map.of(name(setting), value(setting)))));
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    private static String value(String setting) {
        return setting.substring(setting.indexOf('=') + 1);
    }

    static Stream<String> settings() {
        return Variants.all().entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + "=" + value));
    }

    private static Course play(Map<String, String> variants) {
        Map<String, String> meaning = new LinkedHashMap<>();
        List<String> flaws = new ArrayList<>();
        try (Stage stage = new Stage()) {
            variants.forEach(stage.emulator::variant);
            Stream.concat(Tour.stops().stream(), Tour.refusals().stream())
                    .filter(stop -> stop.variants().isEmpty())
                    .forEach(stop -> {
                        played(stop, stage).forEach((path, value) -> meaning.put(stop + " " + path, value));
                        flaws.addAll(stage.flaws());
                    });
        }
        return new Course(meaning, flaws);
    }

    private static Map<String, String> played(Tour.Stop stop, Stage stage) {
        try {
            return stage.leaves(stop.play(stage)).values();
        } catch (CrovverException e) {
            return Map.of("thrown", e.toString());
        }
    }

    /** Calls and fields that did not go as usual. */
    private static SortedSet<String> changes(Course course) {
        SortedSet<String> paths = new TreeSet<>(course.meaning().keySet());
        paths.addAll(USUAL.meaning().keySet());
        paths.removeIf(path ->
                course.meaning().getOrDefault(path, "").equals(USUAL.meaning().getOrDefault(path, "")));
        return paths;
    }

    @Test
    void usualTour_isWithoutFlawAndWithoutFailure() {
        assertThat(USUAL.flaws()).isEmpty();
        assertThat(USUAL.meaning().keySet()).hasSizeGreaterThan(400).noneMatch(path -> path.endsWith(" thrown"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void setting_meansTheSame(String setting) {
        Course course = COURSES.get(setting);
        List<String> allowed = DOCUMENTED.stream()
                .filter(line -> line.substring(0, line.indexOf('|')).strip().equals(setting))
                .map(line -> line.substring(line.indexOf('|') + 1).strip())
                .toList();

        assertThat(changes(course)).allMatch(path -> allowed.stream().anyMatch(path::matches));
        assertThat(allowed).allMatch(pattern -> changes(course).stream().anyMatch(path -> path.matches(pattern)));
        if (WITHOUT_SCHEMA.containsKey(setting)) {
            assertThat(course.flaws()).isNotEmpty().allMatch(flaw -> flaw.matches(WITHOUT_SCHEMA.get(setting)));
        } else {
            assertThat(course.flaws()).isEmpty();
        }
    }

    @Test
    void documentedDifferences_areOfSettingsThatThereAre() {
        Set<String> settings = Set.copyOf(settings().toList());

        assertThat(DOCUMENTED)
                .allMatch(line ->
                        settings.contains(line.substring(0, line.indexOf('|')).strip()));
        assertThat(settings).containsAll(WITHOUT_SCHEMA.keySet());
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 20);
    }

    /** Chance mixes the settings; nothing is decoded that not one of them, or the usual setting, gives as well. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void random_meansWhatTheSettingsMean(int seed) {
        Course course = play(Map.of("random", Integer.toString(seed)));

        assertThat(course.flaws()).allMatch(flaw -> flaw.matches(WITHOUT_SCHEMA.get("prorationStatus=201")));
        assertThat(changes(course))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(COURSES.values())
                        .as(path + ": " + course.meaning().get(path))
                        .anyMatch(each -> each.meaning()
                                .getOrDefault(path, "")
                                .equals(course.meaning().getOrDefault(path, ""))));
    }
}
