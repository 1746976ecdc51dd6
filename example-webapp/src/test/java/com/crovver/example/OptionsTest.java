package com.crovver.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.testkit.CrovverEmulator;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private final Properties system = new Properties();

    @Test
    void nothingSet_startsTheEmulatorOnTheUsualPorts() throws StartException {
        assertThat(Options.read(Map.of(), system)).isEqualTo(new Options(8080, 8089, false, true));
        assertThat(Options.read(Map.of("PORT", "", "CROVVER_SECRET_KEY", " "), system))
                .isEqualTo(new Options(8080, 8089, false, true));
    }

    @Test
    void ports_areChosen() throws StartException {
        assertThat(Options.read(Map.of("PORT", "9000", "INKWELL_EMULATOR_PORT", "0"), system))
                .isEqualTo(new Options(9000, 0, false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "65536", "80 80", "8080.0", "99999999999"})
    void port_thatIsNone_isNamedWithItsRemedy(String value) {
        assertThatThrownBy(() -> Options.read(Map.of("PORT", value), system))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "PORT is \"" + value + "\", which is no port. Set it to a number from 1 to 65535, to 0 for any"
                                + " free port, or unset it for 8080.");
    }

    @Test
    void key_meansNoEmulator() throws StartException {
        Map<String, String> workspace = Map.of("INKWELL_WORKSPACE", "acme");
        assertThat(Options.read(Map.of("CROVVER_SECRET_KEY", "sk_test_1", "INKWELL_WORKSPACE", "acme"), system)
                        .emulated())
                .isFalse();
        system.setProperty("crovver.secretKey", "sk_test_1");
        assertThat(Options.read(workspace, system).emulated()).isFalse();
    }

    @Test
    void keyWithoutAWorkspace_isRefused_exceptThatOfAnEmulator() throws StartException {
        assertThatThrownBy(() -> Options.read(Map.of("CROVVER_SECRET_KEY", "sk_test_1"), system))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("INKWELL_WORKSPACE is not set");
        assertThat(Options.read(Map.of("CROVVER_SECRET_KEY", Deployment.EMULATOR_KEY), system)
                        .emulated())
                .isFalse();
        try (CrovverEmulator emulator = CrovverEmulator.start()) {
            assertThat(emulator.secretKey()).isEqualTo(Deployment.EMULATOR_KEY);
        }
    }

    @Test
    void webhookSecret_isNoticed() throws StartException {
        assertThat(Options.read(Map.of("CROVVER_WEBHOOK_SECRETS", "whsec_1234"), system)
                        .webhooks())
                .isTrue();
    }

    @Test
    void liveKey_isRefused_andNotShown() {
        String key = "sk_live_abc123";
        system.setProperty("crovver.secretKey", key);

        assertThatThrownBy(() -> Options.read(Map.of("CROVVER_SECRET_KEY", key), new Properties()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Use a key that begins with sk_test_")
                .hasMessageNotContaining("abc123");
        assertThatThrownBy(() -> Options.read(Map.of(), system)).isInstanceOf(StartException.class);
    }

    @Test
    void addressWithoutKey_isRefused_sinceTheEmulatorWouldNotBeUsed() {
        assertThatThrownBy(() -> Options.read(Map.of("CROVVER_BASE_URL", "http://127.0.0.1:8089"), system))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("http://127.0.0.1:8089")
                .hasMessageContaining("CROVVER_SECRET_KEY is not set");
    }
}
