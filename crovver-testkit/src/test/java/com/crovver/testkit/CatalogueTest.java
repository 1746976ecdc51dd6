package com.crovver.testkit;

import static com.crovver.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lists: plans, subscriptions, add-ons on sale. */
class CatalogueTest {

    private static final String SUBSCRIPTIONS = "/api/public/subscriptions?requestingEntityId=ws_borealis_77";
    private static final String ADDONS = "/api/public/tenants/ws_borealis_77/addons/available";

    private CrovverEmulator emulator;
    private Http http;

    @BeforeEach
    void start() {
        emulator = Kestrel.start();
        http = new Http(emulator);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void plans_freeFlatAndSeatBased_haveTheSourcedShape() {
        JsonNode data = http.get("/api/public/plans").data();

        assertThat(data.path("plans")).isEqualTo(json("""
                                [{'id':'plan_orbit_free','name':'Orbit Free','description':'One person, no frills',
                                  'pricing':{'interval':'monthly','isSeatBased':false,'currency':'EUR','amount':0},
                                  'prices':[{'currency':'EUR','amount':0},{'currency':'NPR','amount':0}],
                                  'trial':{'days':0,'available':false},
                                  'features':{'audit_trail':false,'bulk_import':true},
                                  'creditPools':[],
                                  'product':{'id':'prod_kestrel','name':'Kestrel Desk','description':null},
                                  'paymentProviders':[{'provider_type':'stripe','is_active':true}],
                                  'isFree':true,'isSeatBased':false,'test_mode':false},
                                 {'id':'plan_orbit_team','name':'Orbit Team','description':'For whole depots',
                                  'pricing':{'interval':'monthly','isSeatBased':true,'currency':'EUR','basePrice':40,
                                    'includedSeats':8,'perSeatPrice':4.5,'minSeats':null,'maxSeats':null},
                                  'prices':[{'currency':'EUR','basePrice':'40.00','perSeatPrice':'4.50'},
                                            {'currency':'NPR','basePrice':'5600.00','perSeatPrice':'640.00'}],
                                  'trial':{'days':21,'available':true},
                                  'features':{'audit_trail':true,'bulk_import':true,'label_prints':true,'sso_login':false},
                                  'creditPools':[
                                    {'poolKey':'route_lookups','displayName':'Route lookups','limitPerPeriod':2000,
                                     'refillBehavior':'rollover','rolloverCap':600,'limitBehavior':'soft'},
                                    {'poolKey':'label_prints','displayName':'Label prints','limitPerPeriod':300,
                                     'refillBehavior':'reset','rolloverCap':null,'limitBehavior':'hard'}],
                                  'product':{'id':'prod_kestrel','name':'Kestrel Desk','description':null},
                                  'paymentProviders':[{'provider_type':'stripe','is_active':true}],
                                  'isFree':false,'isSeatBased':true,'test_mode':false}]
                                """));
        assertThat(data.path("organization").fieldNames()).toIterable().containsExactly("id", "name", "type");
        assertThat(data.path("organization").path("type").asText()).isEqualTo("b2b");
    }

    @Test
    void plans_byPublicKeyInTheQuery_areListedToo() {
        assertThat(http.send(http.request("/api/public/plans?publicKey=" + emulator.publicKey())
                                .GET())
                        .data()
                        .path("plans"))
                .hasSize(2);
    }

    @Test
    void subscriptions_active_haveTheSourcedShape() {
        JsonNode data = http.get(SUBSCRIPTIONS).data();
        ObjectNode subscription = (ObjectNode) data.path("subscriptions").path(0);

        assertThat(subscription.remove("id").asText()).hasSize(36);
        assertThat(subscription.remove("provider_subscription_id").asText()).startsWith("sub_");
        assertThat(subscription).isEqualTo(json("""
                                {'status':'active',
                                 'billing':{'current_period_start':'2026-07-01T00:00:00Z',
                                   'current_period_end':'2026-08-01T00:00:00Z','next_billing_date':'2026-08-01T00:00:00Z'},
                                 'trial':{'is_active':false,'ends_at':null,'days_remaining':0},
                                 'cancellation':{'is_canceled':false,'canceled_at':null,'will_end_at':null},
                                 'plan':{'id':'plan_orbit_team','name':'Orbit Team','description':'For whole depots',
                                   'pricing':{'currency':'EUR','interval':'monthly','isSeatBased':true,'basePrice':40,
                                     'includedSeats':8,'perSeatPrice':4.5},
                                   'features':{'audit_trail':true,'bulk_import':true,'label_prints':true,'sso_login':false},
                                   'creditPools':[
                                     {'pool_key':'route_lookups','display_name':'Route lookups','limit_per_period':2000,
                                      'refill_behavior':'rollover','limit_behavior':'soft','rollover_cap':600},
                                     {'pool_key':'label_prints','display_name':'Label prints','limit_per_period':300,
                                      'refill_behavior':'reset','limit_behavior':'hard','rollover_cap':null}]},
                                 'product':{'id':'prod_kestrel','name':'Kestrel Desk'},
                                 'payment_providers':[{'provider_id':'pp_stripe','provider_type':'stripe','is_active':true}],
                                 'capacity':{'units':10,'billing_mode':'recurring'},
                                 'metadata':{},
                                 'created_at':'2026-07-12T00:00:00.000Z','updated_at':'2026-07-12T00:00:00.000Z'}
                                """));
        ObjectNode tenant = (ObjectNode) data.path("tenant");
        assertThat(tenant.remove("id").asText()).hasSize(36).isNotEqualTo("ws_borealis_77");
        assertThat(tenant)
                .isEqualTo(
                        json(
                                "{'external_tenant_id':'ws_borealis_77','name':'Borealis Freight','slug':'borealis-freight','metadata':{}}"));
        assertThat(data.path("organization").path("id").asText()).hasSize(36);
    }

    @Test
    void subscriptions_trialAndPendingCancel_sayWhenTheyEnd() {
        emulator.tenant("young", tenant -> tenant.plan("plan_orbit_team").status("trial"));
        emulator.tenant("leaving", tenant -> tenant.plan("plan_orbit_free").status("pending_cancel"));

        JsonNode trial = http.get("/api/public/subscriptions?externalTenantId=young")
                .data()
                .path("subscriptions")
                .path(0);
        JsonNode leaving = http.get("/api/public/subscriptions?requestingEntityId=leaving")
                .data()
                .path("subscriptions")
                .path(0);

        assertThat(trial.path("status").asText()).isEqualTo("trial");
        assertThat(trial.path("trial"))
                .isEqualTo(json("{'is_active':true,'ends_at':'2026-08-02T00:00:00Z','days_remaining':21}"));
        assertThat(leaving.path("cancellation"))
                .isEqualTo(
                        json(
                                "{'is_canceled':true,'canceled_at':'2026-07-12T00:00:00Z','will_end_at':'2026-08-12T00:00:00Z'}"));
        assertThat(leaving.path("billing").path("next_billing_date").isNull()).isTrue();
        assertThat(leaving.has("capacity")).isFalse();
    }

    @Test
    void subscriptions_none_isAnEmptyList() {
        emulator.tenant("empty", tenant -> {});

        assertThat(http.get("/api/public/subscriptions?requestingEntityId=empty")
                        .data()
                        .path("subscriptions"))
                .isEqualTo(json("[]"));
    }

    @Test
    void addons_onSale_haveTheSourcedShape() {
        assertThat(http.get(ADDONS).json()).isEqualTo(json("""
                                {'success':true,'data':[{'id':'bundle','pool_key':'label_prints',
                                  'display_name':'Label print bundle','description':'250 more label prints',
                                  'credit_qty':250,'expiry_type':'period_end','expiry_days':null,'currency':'EUR',
                                  'amount':'7.50','current_balance':300,'pool_limit':300}]}
                                """));
    }

    @Test
    void addons_otherCurrencyOrNoSubscription_areNotListed() {
        emulator.tenant("nepal", tenant -> tenant.plan("plan_orbit_team").subscription(it -> it.currency("NPR")));
        emulator.setStatus("ws_borealis_77", "past_due");

        assertThat(http.get("/api/public/tenants/nepal/addons/available").data())
                .isEqualTo(json("[]"));
        assertThat(http.get(ADDONS).json()).isEqualTo(json("{'success':true,'data':[]}"));
        assertThat(http.get("/api/public/tenants/nobody/addons/available").status())
                .isEqualTo(404);
    }

    @Test
    void addons_tenantIdWithASlashAndAPlus_isDecodedAsOneSegment() {
        emulator.tenant("a/b+c d", tenant -> tenant.plan("plan_orbit_team"));

        assertThat(http.get("/api/public/tenants/a%2Fb+c%20d/addons/available").data())
                .hasSize(1);
    }
}
