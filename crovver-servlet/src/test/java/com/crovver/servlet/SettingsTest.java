package com.crovver.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.gate.ActionKeys;
import com.crovver.gate.Problems;
import com.crovver.spi.CallerIdResolver;
import com.crovver.spi.CallerView;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final ClassLoader APPLICATION = SettingsTest.class.getClassLoader();

    private final Properties system = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> context = new HashMap<>();
    private final Map<String, String> filter =
            new HashMap<>(Map.of("crovver.secretKey", "sk_test_1", "crovver.tenant", "principal"));

    private SettingSource source() {
        return SettingSource.of(system, environment, context, filter);
    }

    private Settings read() {
        return Settings.read(source(), APPLICATION);
    }

    private String refusal() {
        try {
            read();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void theFirstPlaceThatNamesASetting_wins() {
        filter.put("crovver.challenge", "init-param");
        assertThat(read().get(KnownSettings.CHALLENGE)).isEqualTo("init-param");
        context.put("crovver.challenge", "context-param");
        assertThat(read().get(KnownSettings.CHALLENGE)).isEqualTo("context-param");
        environment.put("CROVVER_CHALLENGE", "environment");
        assertThat(read().get(KnownSettings.CHALLENGE)).isEqualTo("environment");
        system.setProperty("crovver.challenge", "system");
        assertThat(read().get(KnownSettings.CHALLENGE)).isEqualTo("system");
    }

    @Test
    void everySetting_hasAnEnvironmentVariable() {
        assertThat(KnownSettings.all())
                .extracting(Setting::variable)
                .contains("CROVVER_SECRET_KEY", "CROVVER_UPGRADE_URL", "CROVVER_TENANT")
                .doesNotHaveDuplicates()
                .allMatch(variable -> variable.matches("CROVVER(_[A-Z]+)+"));
    }

    @Test
    void everyDefault_canBeMeant() {
        for (Setting<?> setting : KnownSettings.all()) {
            if (setting.otherwise() != null) {
                filter.put(setting.name(), setting.otherwise());
            }
        }

        assertThat(read()).isNotNull();
    }

    @Test
    void whatIsNotSet_readsAsItsDefault() {
        assertThat(read().get(KnownSettings.CHALLENGE)).isEqualTo(Problems.DEFAULT_CHALLENGE);
        assertThat(read().get(KnownSettings.USER)).isEmpty();
        assertThat(read().whereSet(KnownSettings.CHALLENGE)).isEqualTo("default");
    }

    @Test
    void missingSetting_isRefusedWithWhatItIsAndWhereToSetIt() {
        filter.clear();

        assertThat(refusal())
                .contains("crovver.secretKey is not set")
                .contains("CROVVER_SECRET_KEY")
                .contains("sk_live_")
                .contains("crovver.tenant is not set")
                .contains("session:NAME");
    }

    @Test
    void resolverThatCannotBeLoaded_isRefusedByName() {
        filter.put("crovver.tenant", NeedsMore.class.getName());

        assertThat(refusal())
                .contains(NeedsMore.class.getName() + " cannot be used: java.lang.ExceptionInInitializerError");
    }

    /** Lacks something that it needs to be loaded, as a class whose library is missing. */
    public static final class NeedsMore implements CallerIdResolver {
        private static final int MISSING = Integer.parseInt("missing");

        @Override
        public String resolve(CallerView view) {
            return Integer.toString(MISSING);
        }
    }

    @Test
    void unknownName_isRefusedWithTheKnownOnes() {
        system.setProperty("crovver.tenent", "principal");
        filter.put("tenant", "principal");

        assertThat(refusal()).contains("[crovver.tenent, tenant]").contains("crovver.tenant");
    }

    @Test
    void unknownVariable_isToldButNotRefused() {
        environment.put("CROVVER_EMULATOR_PORT", "1");
        environment.put("CROVVER_USER", "principal");
        environment.put("PATH", "/bin");

        assertThat(read().get(KnownSettings.USER)).isPresent();
        assertThat(source().unknownVariables()).containsExactly("CROVVER_EMULATOR_PORT");
    }

    @Test
    void valueThatCannotBeMeant_isRefusedWithItsPlaceAndWhatIsAllowed() {
        environment.put("CROVVER_KEY", "Idempotency-Key");

        assertThat(refusal())
                .isEqualTo("crovver.key cannot be \"Idempotency-Key\" (environment variable CROVVER_KEY): it must be "
                        + ActionKeys.ALLOWED + "; Idempotency-Key cannot be used:"
                        + " java.lang.ClassNotFoundException: Idempotency-Key");
    }

    @Test
    void everyFinding_isTold() {
        context.put("crovver.challenge", "a\nb");
        context.put("crovver.problemBase", "problems/");

        assertThat(refusal()).contains("crovver.challenge").contains("crovver.problemBase");
    }

    @Test
    void aKey_isNeverShown() {
        filter.put("crovver.secretKey", "pk_live_abcdef");

        assertThat(refusal())
                .contains("crovver.secretKey")
                .contains("init-param")
                .contains("sk_live_")
                .doesNotContain("abcdef");
    }

    @Test
    void emptyVariable_countsAsUnset_otherEmptyTextsDoNot() {
        environment.put("CROVVER_USER", " ");
        assertThat(read().get(KnownSettings.USER)).isEmpty();

        context.put("crovver.user", " ");
        assertThat(refusal()).contains("crovver.user cannot be \"\" (context-param");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/buy",
                "/\\evil.example",
                "javascript:alert(1)",
                "billing",
                "http:billing",
                "https://user@shop.example/",
                "/a\u0000b"
            })
    void targetThatLeadsElsewhereThanItSays_isRefused(String target) {
        filter.put("crovver.upgradeUrl", target);

        assertThat(refusal()).contains("crovver.upgradeUrl").contains("single leading /");
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "2s, PT2S", "10m, PT10M", "1h, PT1H", "1d, PT24H", "PT2.5S, PT2.5S"})
    void durations_areReadInWords(String text, Duration expected) {
        var form = SettingForm.duration(Duration.ZERO, Duration.ofDays(1));

        assertThat(form.reader().read(text, APPLICATION)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2 s", "-1s", "PT-1S", "2d", "soon", "99999999999s"})
    void durationsOutOfBounds_areRefused(String text) {
        var form = SettingForm.duration(Duration.ZERO, Duration.ofDays(1));

        assertThatThrownBy(() -> form.reader().read(text, APPLICATION)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "1.5", "1e1", "", "99999999999"})
    void numbersOutOfBounds_areRefused(String text) {
        var form = SettingForm.number(1, 10);

        assertThat(form.reader().read("10", APPLICATION)).isEqualTo(10);
        assertThatThrownBy(() -> form.reader().read(text, APPLICATION)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Named by a test below. */
    public static final class Fixed implements CallerIdResolver {
        @Override
        public @Nullable String resolve(CallerView view) {
            return "fixed";
        }
    }

    @Test
    void resolverClass_isMade_andAnyOtherClassRefused() {
        filter.put("crovver.tenant", Fixed.class.getName());
        assertThat(read().get(KnownSettings.TENANT)).isInstanceOf(Fixed.class);

        filter.put("crovver.tenant", "java.lang.String");
        assertThat(refusal()).contains("crovver.tenant cannot be \"java.lang.String\"");
    }
}
