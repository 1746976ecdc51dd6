package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.CrovverProtocolException;
import com.crovver.model.Invoice;
import com.crovver.model.Money;
import com.crovver.model.Organization;
import com.crovver.model.PaymentProvider;
import com.crovver.model.Tenant;
import com.crovver.model.TenantCreation;
import com.crovver.model.TenantDetails;
import com.crovver.model.TenantMember;
import com.crovver.model.UsageLimit;
import com.crovver.model.UsageReceipt;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers about tenants, bills, providers and the old usage log mean. */
class TenantDecodingTest {

    private static final Instant CREATED = Instant.parse("2026-05-01T08:59:30Z");
    private static final String ID = "1f8a4f7e-0b4f-4c3b-9e55-7d2f4b9a6e01";

    @Test
    void creation_inEveryShape() {
        ApiCall<TenantCreation> create = TenantCalls.create(Calls.NEW_TENANT);

        assertThat(Answers.example(create, "created"))
                .isEqualTo(new TenantCreation(
                        new Tenant(
                                ID,
                                Calls.TENANT,
                                "Borealis Freight",
                                "borealis-freight",
                                true,
                                Map.of(),
                                CREATED,
                                null),
                        new TenantMember(
                                "u_root_1",
                                "77c0a7d5-4fd1-4ef0-8f57-5a7f4b1e9d02",
                                "ops@borealis.example",
                                "Signe Holm",
                                null),
                        "Tenant stored",
                        false));
        assertThat(Answers.example(create, "bareTenant").tenant())
                .isEqualTo(new Tenant(
                        "ten_lw_77",
                        Calls.TENANT,
                        "Borealis Freight",
                        "borealis-freight",
                        true,
                        Map.of(),
                        CREATED,
                        null));
        assertThat(Answers.example(create, "bareTenant").owner()).isNull();
    }

    @Test
    void tenant_withItsPeople() {
        ApiCall<TenantDetails> get = TenantCalls.get(Calls.TENANT);

        assertThat(Answers.example(get, "byTenantId"))
                .isEqualTo(new TenantDetails(
                        new Tenant(
                                ID,
                                Calls.TENANT,
                                "Borealis Freight",
                                "borealis-freight",
                                true,
                                Map.of("region", "north"),
                                CREATED,
                                Instant.parse("2026-06-12T10:00:00Z")),
                        List.of(new TenantMember("u_root_1", null, "ops@borealis.example", "Signe Holm", "owner")),
                        new Organization("6b0f5a4e-31c8-4f5a-8b7b-0f6d1e9a2c44", "Lanternworks", null)));
        TenantDetails sdk = Answers.example(get, "byTenantIdSdkShape");
        assertThat(sdk.members().get(0).owner()).isFalse();
        assertThat(sdk.organization())
                .isNotNull()
                .extracting(Organization::type)
                .isEqualTo("b2b");
        assertThat(sdk.members().get(0)).hasToString("TenantMember[userId=u_root_1, role=null]");
    }

    @Test
    void tenant_outOfAList_isTheOneWithItsId() {
        ApiCall<TenantDetails> get = TenantCalls.get("b");
        String list = "{\"tenants\":[{\"id\":\"1\",\"externalTenantId\":\"a\",\"name\":\"A\"},"
                + "{\"id\":\"2\",\"external_tenant_id\":\"b\",\"name\":\"B\",\"isActive\":false}]}";

        assertThat(Answers.data(get, list).tenant().name()).isEqualTo("B");
        assertThat(Answers.data(get, list).tenant().active()).isFalse();
        assertThatThrownBy(() -> Answers.data(TenantCalls.get("c"), list)).isInstanceOf(CrovverProtocolException.class);
    }

    @Test
    void tenants_inEveryShape() {
        ApiCall<List<Tenant>> all = TenantCalls.all();

        assertThat(Answers.example(all, "list")).hasSize(1);
        assertThat(Answers.example(all, "bareList").get(0).id()).isEqualTo("ten_lw_77");
        assertThat(Answers.example(all, "emptyList")).isEmpty();
        assertThat(Answers.example(all, "byTenantId"))
                .extracting(Tenant::tenantId)
                .containsExactly(Calls.TENANT);
    }

    @Test
    void tenants_areAskedForInThreeWays_neverInTwoAtOnce() {
        assertThat(TenantCalls.get("acme").query()).isEqualTo(Map.of("externalTenantId", "acme"));
        assertThat(TenantCalls.ofUser("u_1").query()).isEqualTo(Map.of("externalUserId", "u_1"));
        assertThat(TenantCalls.all().query()).isEmpty();
    }

    @Test
    void invoices_inEveryShape() {
        ApiCall<List<Invoice>> invoices = BillingCalls.invoices(Calls.TENANT);

        assertThat(Answers.example(invoices, "nodeShape"))
                .containsExactly(new Invoice(
                        "e1c8a2d4-0b5f-4a90-9c11-3f2b7d6e5a01",
                        "LW-2026-0713",
                        "subscription",
                        "paid",
                        new Money(new BigDecimal("49.00"), Calls.EUR),
                        null,
                        Instant.parse("2026-07-01T00:00:04Z"),
                        Instant.parse("2026-07-01T00:00:00Z"),
                        Instant.parse("2026-07-01T00:00:00Z"),
                        Instant.parse("2026-08-01T00:00:00Z"),
                        "stripe",
                        "Orbit Team",
                        URI.create("https://invoice.stripe.com/i/acct_1/live_x"),
                        null));
        assertThat(Answers.example(invoices, "phpShape").get(0).dueDate())
                .isEqualTo(Instant.parse("2026-07-25T00:00:00Z"));
        assertThat(Answers.example(invoices, "bareList").get(0).number()).isEqualTo("LW-2026-0715");
        Invoice snake = Answers.example(invoices, "snakeShape").get(0);
        assertThat(snake.total()).isEqualTo(new Money(new BigDecimal("49"), Calls.EUR));
        assertThat(snake.issuedAt()).isEqualTo(Instant.parse("2026-06-01T00:00:00Z"));
    }

    @Test
    void providers_readEveryField() {
        assertThat(Answers.example(BillingCalls.providers(), "usual"))
                .containsExactly(
                        new PaymentProvider(
                                "pp_1",
                                "stripe",
                                "Stripe",
                                "Cards, recurring",
                                URI.create("https://app.crovver.com/logos/stripe.svg"),
                                true,
                                true,
                                true,
                                true,
                                List.of("recurring", "one_time")),
                        new PaymentProvider(
                                "pp_2", "khalti", "Khalti", null, null, true, false, false, true, List.of()));
    }

    @Test
    void usageReceipt_inEveryShape() {
        ApiCall<UsageReceipt> record = UsageCalls.record(Calls.USAGE);

        assertThat(Answers.example(record, "referenceShape"))
                .isEqualTo(new UsageReceipt(true, "api_calls", new BigDecimal("3"), "Stored"));
        assertThat(Answers.example(record, "sdkShape")).isEqualTo(new UsageReceipt(true, null, null, null));
        assertThat(Answers.example(record, "oldShape"))
                .isEqualTo(new UsageReceipt(true, "api_calls", new BigDecimal("3"), null));
        assertThat(Answers.data(record, "null").success()).isTrue();
        assertThat(Answers.data(record, "{\"success\":false}").success()).isFalse();
    }

    @Test
    void usageLimit_inEveryShape() {
        ApiCall<UsageLimit> check = UsageCalls.check(Calls.TENANT, "api_calls", null);

        assertThat(Answers.example(check, "within"))
                .isEqualTo(new UsageLimit(
                        true,
                        new BigDecimal("730"),
                        new BigDecimal("2000"),
                        new BigDecimal("1270"),
                        new BigDecimal("37"),
                        "api_calls"));
        assertThat(Answers.example(check, "over").allowed()).isFalse();
        assertThat(Answers.example(check, "unlimited").limit()).isNull();
        assertThat(Answers.example(check, "oldShape"))
                .isEqualTo(new UsageLimit(
                        true,
                        new BigDecimal("730"),
                        new BigDecimal("2000"),
                        null,
                        new BigDecimal("36.5"),
                        "api_calls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "[]", "false"})
    void usageLimit_anythingButTrue_doesNotAllow(String flag) {
        assertThat(Answers.data(
                                UsageCalls.check(Calls.TENANT, "api_calls", null),
                                "{\"allowed\":" + flag + ",\"current\":1}")
                        .allowed())
                .isFalse();
    }
}
