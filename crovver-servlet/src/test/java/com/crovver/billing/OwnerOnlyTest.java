package com.crovver.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import com.crovver.guard.Caller;
import com.crovver.spi.BillingUsers;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who manages billing where the application does not say. */
class OwnerOnlyTest {

    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final CrovverClient client = CrovverClient.builder()
            .secretKey(crovver.secretKey())
            .baseUrl(crovver.uri().toString())
            .build();
    private final BillingUsers owners = Billing.owners(client);
    private final Heard heard = new Heard();
    // Held, since a logger that nobody holds forgets its handlers.
    private final Logger logger = Logger.getLogger(OwnerOnly.class.getName());

    /** What an operator would read. */
    private static final class Heard extends Handler {
        final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            messages.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void seed() {
        Workspaces.seed(crovver);
        logger.addHandler(heard);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(heard);
        client.close();
        crovver.close();
    }

    private boolean mayManage(String tenant, String user) {
        return owners.mayManage(new NoRequest(), new Caller(tenant, user));
    }

    @Test
    void owner_mayManage_andNobodyElse() {
        assertThat(mayManage("globex", "carol")).isTrue();
        assertThat(mayManage("globex", "dave")).isFalse();
        assertThat(heard.messages).isEmpty();
    }

    @Test
    void tenantThatCrovverDoesNotKnow_isManagedByWhoeverIsSignedIn() {
        assertThat(mayManage("unheard-of", "zoe")).isTrue();
    }

    @Test
    void membersWithoutRoles_refuseAll_andOperatorsAreToldOnceWhatToDo() {
        crovver.variant("members", "id");

        assertThat(mayManage("globex", "carol")).isFalse();
        assertThat(mayManage("globex", "carol")).isFalse();

        assertThat(heard.messages)
                .singleElement()
                .asString()
                .startsWith("SEVERE")
                .contains("crovver.billingUsers");
    }
}
