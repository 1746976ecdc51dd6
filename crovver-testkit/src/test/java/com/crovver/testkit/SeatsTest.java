package com.crovver.testkit;

import static com.crovver.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final String ALLOCATE = "/api/public/capacity/allocate";
    private static final String COUNT = "/api/public/capacity/count";

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

    private Http.Answer allocate(String user) {
        return http.post(ALLOCATE, "{'requestingEntityId':'ws_borealis_77','externalUserId':'" + user + "'}");
    }

    private void fullOnThe11thOf30Days() {
        Kestrel.at(emulator, "2026-06-11T00:00:00Z");
        emulator.tenant(
                "ws_borealis_77",
                tenant -> tenant.plan("plan_orbit_team")
                        .seats(10)
                        .heldBy("u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9", "u10")
                        .subscription(subscription -> subscription.period(
                                Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"))));
    }

    @Test
    void allocate_room_recordsTheSeat() {
        Http.Answer answer = http.post(
                ALLOCATE,
                "{'requestingEntityId':'ws_borealis_77','externalUserId':'u_emma_41','email':'emma@borealis.example',"
                        + "'name':'Emma Lind','metadata':{'invitedBy':'u_root_1'}}");

        assertThat(answer.json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'success':true,'message':'Seat recorded','capacity':{'activeCount':7,'capacityUnits':10,'exceeded':false}}}"));
        assertThat(emulator.activeSeats("ws_borealis_77"))
                .containsExactly("u1", "u2", "u3", "u4", "u5", "u6", "u_emma_41");
    }

    @Test
    void allocate_userHoldsASeatAlready_usesNoSecondOne() {
        fullOnThe11thOf30Days();

        assertThat(allocate("u10").data().path("capacity"))
                .isEqualTo(json("{'activeCount':10,'capacityUnits':10,'exceeded':false}"));
    }

    @Test
    void allocate_full_previewsThePriceWithoutInnerSuccess() {
        fullOnThe11thOf30Days();

        Http.Answer answer = allocate("u_noor_43");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json("""
                                {'success':true,'data':{'requiresProration':true,
                                  'proration':{'amount':3,'currency':'EUR',
                                    'description':'One more seat until the period ends',
                                    'daysRemaining':20,'totalDaysInPeriod':30,'currentSeats':10,'newSeats':11},
                                  'message':'All seats are taken; confirm the extra charge to continue'}}
                                """));
        assertThat(emulator.activeSeats("ws_borealis_77")).hasSize(10).doesNotContain("u_noor_43");
    }

    @Test
    void allocate_fullAndConfirmed_demandsACheckout() {
        fullOnThe11thOf30Days();

        Http.Answer answer = http.post(
                ALLOCATE,
                "{'requestingEntityId':'ws_borealis_77','externalUserId':'u_noor_43','confirmProration':true}");

        assertThat(answer.json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'requiresCheckout':true,'message':'Open a proration checkout to pay for the seat','newCapacity':11}}"));
        assertThat(emulator.activeSeats("ws_borealis_77")).doesNotContain("u_noor_43");
    }

    @Test
    void allocate_paidForMoreSeats_hasRoomAgain() {
        fullOnThe11thOf30Days();

        emulator.setSeats("ws_borealis_77", 11);

        assertThat(allocate("u_noor_43").data().path("success").asBoolean()).isTrue();
    }

    @Test
    void allocate_removedUser_isSeatedAgainOnlyIfThereIsRoom() {
        fullOnThe11thOf30Days();
        emulator.removeSeat("ws_borealis_77", "u1");
        assertThat(emulator.activeSeats("ws_borealis_77")).hasSize(9);

        assertThat(allocate("u1").data().path("success").asBoolean()).isTrue();
        emulator.removeSeat("ws_borealis_77", "u1");
        assertThat(allocate("another").data().path("success").asBoolean()).isTrue();
        assertThat(allocate("u1").data().path("requiresProration").asBoolean()).isTrue();

        assertThat(emulator.activeSeats("ws_borealis_77")).contains("another").doesNotContain("u1");
    }

    @Test
    void allocate_fullFlatPlan_isRecordedAndExceeded() {
        emulator.tenant(
                "flat", tenant -> tenant.plan("plan_orbit_free").seats(1).heldBy("u1"));

        Http.Answer answer = http.post(ALLOCATE, "{'requestingEntityId':'flat','externalUserId':'u2'}");

        assertThat(answer.data())
                .isEqualTo(
                        json(
                                "{'success':true,'message':'Seat recorded','capacity':{'activeCount':2,'capacityUnits':1,'exceeded':true}}"));
    }

    @Test
    void allocate_olderNamesOfTenantAndUser_areUnderstood() {
        Http.Answer answer =
                http.post(ALLOCATE, "{'requestingTenantId':'ws_borealis_77','requestingUserId':'u_emma_41'}");

        assertThat(answer.data().path("success").asBoolean()).isTrue();
    }

    @Test
    void count_hasTheSourcedShape() {
        for (String user : new String[] {"u7", "u8", "u9"}) {
            allocate(user);
        }

        assertThat(http.post(COUNT, "{'requestingEntityId':'ws_borealis_77'}").json())
                .isEqualTo(
                        json(
                                "{'success':true,'data':{'activeCount':9,'capacityUnits':10,'utilizationPercentage':90,'billingMode':'recurring','exceeded':false}}"));
    }

    @Test
    void errors_arePlainText() {
        Http.Answer missing = http.post(ALLOCATE, "{'externalUserId':'u'}");
        Http.Answer unknown = http.post(COUNT, "{'requestingEntityId':'nobody'}");
        emulator.setStatus("ws_borealis_77", "past_due");
        Http.Answer noSubscription = allocate("u");

        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.json()).isEqualTo(json("{'success':false,'error':'requestingEntityId must be given'}"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json()).isEqualTo(json("{'success':false,'error':'No tenant with this id'}"));
        assertThat(noSubscription.status()).isEqualTo(404);
        assertThat(noSubscription.json())
                .isEqualTo(json("{'success':false,'error':'Tenant has no live subscription'}"));
    }
}
