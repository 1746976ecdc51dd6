package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(CrovverEmulatorExtension.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class CrovverEmulatorExtensionTest {

    @Test
    void client_talksToTheEmulator(CrovverEmulator crovver, CrovverClient client) {
        client.consumeCredits("acme", "ai_generations", 40, "k");

        assertThat(crovver.balance("acme", "ai_generations")).isEqualTo(60);
    }

    @Test
    void eachTest_hasItsOwn(CrovverEmulator crovver) {
        assertThat(crovver.balance("acme", "ai_generations")).isEqualTo(100);
        assertThat(crovver.requests()).isEmpty();
    }

    @Nested
    class InTheConstructor {

        private final CrovverEmulator crovver;

        InTheConstructor(CrovverEmulator crovver) {
            this.crovver = crovver;
        }

        @Test
        void first_hasItsOwn(CrovverClient client) {
            assertThat(crovver.requests()).isEmpty();
            client.consumeCredits("acme", "ai_generations", 40, "k");
            assertThat(crovver.balance("acme", "ai_generations")).isEqualTo(60);
        }

        @Test
        void second_hasItsOwn(CrovverClient client) {
            assertThat(crovver.requests()).isEmpty();
            client.consumeCredits("acme", "ai_generations", 40, "k");
            assertThat(crovver.balance("acme", "ai_generations")).isEqualTo(60);
        }
    }

    @Nested
    class WithAnotherSetUp {

        @RegisterExtension
        final CrovverEmulatorExtension extension =
                new CrovverEmulatorExtension(crovver -> crovver.organization("Solo", "d2c"));

        @Test
        void withoutParameter_nothingStarts() {
            assertThat(extension).isNotNull();
        }
    }
}
