package com.crovver.client;

import static com.crovver.client.ScriptedTransport.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.Allocation;
import com.crovver.model.AllocationPage;
import com.crovver.model.BulkAllocation;
import com.crovver.model.SeatCount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seats for many users at once, and who holds them. */
class SeatListTest {

    private static final ApiCall<AllocationPage> ALLOCATIONS =
            SeatCalls.allocations(GetAllocationsRequest.of(Calls.TENANT));

    @Test
    void bulkAllocate_allAndPartly() {
        ApiCall<BulkAllocation> bulk = SeatCalls.bulkAllocate(Calls.BULK);

        assertThat(Answers.example(bulk, "all"))
                .isEqualTo(new BulkAllocation(
                        List.of("u_emma_41", "u_noor_43"),
                        List.of("u_tariq_42"),
                        List.of(),
                        new SeatCount(9, 10, false),
                        null));
        assertThat(Answers.example(bulk, "all").complete()).isTrue();
        BulkAllocation partial = Answers.example(bulk, "partial");
        assertThat(partial.rejected()).containsExactly("u_noor_43");
        assertThat(partial.message()).isEqualTo("1 of 3 users did not fit into the 10 seats");
        assertThat(partial.complete()).isFalse();
    }

    @Test
    void batch_outOfRange_isRefusedWithItsCount() {
        List<String> tooMany = IntStream.range(0, 101).mapToObj(i -> "u_" + i).toList();

        assertThatThrownBy(() -> BulkAllocateSeatsRequest.of("acme", tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("users must be 1 to 100 per call, were 101; send several batches");
        assertThatThrownBy(() -> BulkAllocateSeatsRequest.of("acme", List.of())).hasMessageContaining("were 0");
        assertThatThrownBy(() -> BulkAllocateSeatsRequest.of("acme", List.of("u_1", "u_2", "u_1")))
                .hasMessage("users must be in the batch once each, 3 were given and only 2 are different");
        assertThatThrownBy(() -> BulkAllocateSeatsRequest.of("acme", List.of("u_1", " ")))
                .hasMessageContaining("userId");
        assertThat(BulkAllocateSeatsRequest.of("acme", tooMany.subList(0, 100)).users())
                .hasSize(100);
    }

    @Test
    void allocations_readEveryField() {
        AllocationPage page = Answers.example(ALLOCATIONS, "firstPage");

        assertThat(page)
                .isEqualTo(new AllocationPage(
                        List.of(
                                new Allocation(
                                        "u_emma_41",
                                        "emma@borealis.example",
                                        "Emma Lind",
                                        "active",
                                        Instant.parse("2026-07-03T08:15:00Z"),
                                        null,
                                        Map.of("invitedBy", "u_root_1")),
                                new Allocation(
                                        "u_oskar_12",
                                        null,
                                        null,
                                        "removed",
                                        Instant.parse("2026-05-11T16:40:12Z"),
                                        Instant.parse("2026-06-30T09:00:00Z"),
                                        Map.of())),
                        new SeatCount(9, 10, false),
                        2,
                        1,
                        50,
                        1,
                        false));
        assertThat(page.allocations()).extracting(Allocation::active).containsExactly(true, false);
        assertThat(page.allocations().get(0).toString()).doesNotContain("@", "Lind");
    }

    @Test
    void allocation_ofUnknownStatus_isNoSeat() {
        Allocation allocation = Answers.data(
                        ALLOCATIONS, "[{\"externalUserId\":\"u\",\"status\":\"frozen\",\"metadata\":[]}]")
                .allocations()
                .get(0);

        assertThat(allocation.status()).isEqualTo("frozen");
        assertThat(allocation.active()).isFalse();
    }

    @Test
    void metadata_isReadAsItIs() {
        Map<String, Object> metadata = Answers.data(
                        ALLOCATIONS,
                        "[{\"externalUserId\":\"u\",\"status\":\"active\",\"metadata\":"
                                + "{\"a\":1,\"b\":[true,null,\"x\"],\"c\":{\"d\":null,\"e\":2.5},\"f\":null}}]")
                .allocations()
                .get(0)
                .metadata();

        assertThat(metadata)
                .containsOnlyKeys("a", "b", "c")
                .containsEntry("a", 1)
                .containsEntry("b", List.of(true, "x"));
        assertThat(metadata.get("c")).hasToString("{e=2.5}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void limit_outOfRange_isRefusedWithItsValue(int limit) {
        assertThatThrownBy(() -> GetAllocationsRequest.of("acme").withLimit(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be 1 to 100, was " + limit);
    }

    @Test
    void page_outOfRange_isRefused() {
        assertThatThrownBy(() -> GetAllocationsRequest.of("acme").withPage(0)).hasMessageContaining("was 0");
    }

    @Test
    void stream_readsAPageWhenItIsNeeded() {
        ScriptedTransport transport =
                new ScriptedTransport(page(1, true, "a", "b"), page(2, true, "c", "d"), page(3, false, "e"));

        try (CrovverClient client = client(transport)) {
            GetAllocationsRequest first =
                    GetAllocationsRequest.of("acme").withLimit(2).withStatus(GetAllocationsRequest.Status.ALL);
            var stream = client.streamAllocations(first);
            assertThat(transport.sent).isEmpty();
            assertThat(stream.map(Allocation::userId).limit(3)).containsExactly("a", "b", "c");
            assertThat(transport.sent)
                    .extracting(request -> request.uri().getRawQuery())
                    .containsExactly(
                            "requestingEntityId=acme&status=all&page=1&limit=2",
                            "requestingEntityId=acme&status=all&page=2&limit=2");
        }
    }

    @Test
    void stream_endsAtTheLastPage() {
        ScriptedTransport transport = new ScriptedTransport(page(1, true, "a"), page(2, false, "b"));

        try (CrovverClient client = client(transport)) {
            assertThat(client.streamAllocations(GetAllocationsRequest.of("acme")))
                    .hasSize(2);
            assertThat(transport.sent).hasSize(2);
        }
    }

    @Test
    void stream_withoutANumberOfPages_goesByTheFlag() {
        ScriptedTransport transport = new ScriptedTransport(
                data("{\"allocations\":[{\"externalUserId\":\"a\",\"status\":\"active\"}],"
                        + "\"pagination\":{\"hasNextPage\":true}}"),
                data("{\"allocations\":[{\"externalUserId\":\"b\",\"status\":\"removed\"}],"
                        + "\"pagination\":{\"hasNextPage\":false}}"));

        try (CrovverClient client = client(transport)) {
            assertThat(client.streamAllocations(GetAllocationsRequest.of("acme")))
                    .extracting(Allocation::userId)
                    .containsExactly("a", "b");
        }
    }

    @Test
    void stream_endsAtAnEmptyPage_whateverItSays() {
        ScriptedTransport transport = new ScriptedTransport(page(1, true, "a"), page(2, true));

        try (CrovverClient client = client(transport)) {
            assertThat(client.streamAllocations(GetAllocationsRequest.of("acme")))
                    .hasSize(1);
            assertThat(transport.sent).hasSize(2);
        }
    }

    private static ScriptedTransport.Step page(int number, boolean more, String... users) {
        List<String> rows = List.of(users).stream()
                .map(user -> "{\"externalUserId\":\"" + user + "\",\"status\":\"active\"}")
                .toList();
        return data("{\"allocations\":[" + String.join(",", rows) + "],\"pagination\":{\"total\":5,\"page\":" + number
                + ",\"totalPages\":3,\"hasNextPage\":" + more + "}}");
    }

    private static CrovverClient client(Transport transport) {
        return CrovverClient.builder()
                .secretKey("sk_test_secret")
                .transport(transport)
                .build();
    }
}
