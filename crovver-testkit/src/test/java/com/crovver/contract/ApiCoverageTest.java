package com.crovver.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.crovver.client.CrovverClient;
import com.crovver.client.Transport;
import com.crovver.model.CrovverApiException;
import com.crovver.testkit.RecordedRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Client and emulator over real HTTP, each judged by the API's document, and what the one decodes of the other. */
@Timeout(60)
class ApiCoverageTest {

    /** Methods of the client that are no calls. */
    private static final Set<String> NO_CALLS = Set.of("async", "close", "entitlements", "toString");

    /** The emulator cannot tell these: it has no word for what a product is, and prints no invoices. */
    private static final Set<String> NEVER_TOLD = Set.of("Product.description", "Invoice.pdfUrl");

    static Stream<Tour.Stop> stops() {
        return Tour.stops().stream();
    }

    static Stream<Tour.Stop> refusals() {
        return Tour.refusals().stream();
    }

    static Stream<Tour.Stop> usualStops() {
        return stops().filter(stop -> stop.variant().isEmpty());
    }

    @ParameterizedTest(name = "[{0}]")
    @MethodSource("stops")
    void call(Tour.Stop stop) {
        try (Stage stage = new Stage()) {
            Object decoded = stop.play(stage);

            assertThat(ApiDocument.of(stage.requests().get(0)).id()).isEqualTo(stop.operation());
            assertThat(stage.answers()).isNotEmpty();
            assertThat(stage.flaws()).isEmpty();
            assertThat(stage.leaves(decoded).values())
                    .isEqualTo(stage.leaves(stop.expected()).values());
        }
    }

    @ParameterizedTest(name = "[{0}]")
    @MethodSource("refusals")
    void refusal(Tour.Stop stop) {
        call(stop);
    }

    @ParameterizedTest(name = "[{0}]")
    @MethodSource("usualStops")
    void failedCall_isRepeatedIfTheTableSaysSo(Tour.Stop stop) {
        try (Stage stage = new Stage()) {
            Tour.Stop failing = stop.after(each -> each.emulator.faults().failNext(1, 503));
            if (stop.documented().retry().equals("never")) {
                CrovverApiException failure =
                        catchThrowableOfType(CrovverApiException.class, () -> failing.play(stage));

                assertThat(failure.status()).isEqualTo(503);
                assertThat(stage.requests()).hasSize(1);
            } else {
                failing.play(stage);

                assertThat(stage.requests().subList(0, 2))
                        .containsOnly(stage.requests().get(0));
                assertThat(stage.answers().get(0).status()).isEqualTo(503);
            }
            assertThat(stage.flaws().stream().filter(flaw -> !flaw.contains("503")))
                    .isEmpty();
        }
    }

    @Test
    void everyField_isToldByAnAnswerOfTheTour() {
        Set<String> told = new TreeSet<>();
        stops().forEach(stop ->
                told.addAll(Leaves.of(stop.expected(), text -> text).told()));
        Set<String> fields = new TreeSet<>();
        Set<Type> seen = new HashSet<>();
        for (Method method : CrovverClient.class.getMethods()) {
            if (calls().contains(method.getName())) {
                collect(method.getGenericReturnType(), fields, seen);
            }
        }

        fields.removeAll(NEVER_TOLD);
        assertThat(told).containsAll(fields).doesNotContainAnyElementsOf(NEVER_TOLD);
    }

    /** The fields of a record, of what it is made of, and of its siblings under one interface. */
    private static void collect(Type type, Set<String> fields, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, fields, seen);
            }
        } else if (type instanceof Class<?> one && one.isSealed()) {
            for (Class<?> each : one.getPermittedSubclasses()) {
                collect(each, fields, seen);
            }
        } else if (type instanceof Class<?> one && one.isRecord()) {
            for (RecordComponent field : one.getRecordComponents()) {
                fields.add(Leaves.name(field));
                collect(field.getGenericType(), fields, seen);
            }
        }
    }

    @Test
    void everyMethodOfTheClient_isCalled() {
        Set<String> called = stops().map(Tour.Stop::method).collect(Collectors.toSet());

        assertThat(called).isEqualTo(calls());
    }

    private static Set<String> calls() {
        return Arrays.stream(CrovverClient.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !NO_CALLS.contains(name))
                .collect(Collectors.toSet());
    }

    @Test
    void everyCallOfTheDocument_isMadeButForTheTwoOlderForms() {
        Set<String> made = stops().map(Tour.Stop::operation).collect(Collectors.toSet());
        Set<String> all =
                ApiDocument.all().stream().map(ApiDocument.Operation::id).collect(Collectors.toSet());

        all.removeAll(Set.of("canAccessByQuery", "consumeCreditsAlias"));
        assertThat(made).isEqualTo(all);
    }

    @Test
    void everyRowOfTheContract_hasItsMethods() {
        Set<String> inTable = new TreeSet<>();
        CoverageTable.rows().values().forEach(inTable::addAll);

        assertThat(CoverageTable.rows()).hasSize(25).allSatisfy((row, methods) -> {
            assertThat(row).isNotBlank();
            assertThat(methods).isNotEmpty();
        });
        assertThat(inTable).isEqualTo(calls());
    }

    @Test
    void table_isTheCommittedOne() throws IOException {
        if (Boolean.getBoolean("coverage.rewrite")) {
            Files.writeString(CoverageTable.FILE, CoverageTable.text());
        }

        assertThat(CoverageTable.text()).doesNotContain("|  |");
        assertThat(Files.readString(CoverageTable.FILE)).isEqualTo(CoverageTable.text());
    }

    @Test
    void judge_findsFlaws() {
        String path = "/api/public/credits/consume";
        String body = "{\"tenantId\":\"t\",\"poolKey\":\"p\",\"amount\":%s,\"idempotencyKey\":\"k\"%s}";

        assertThat(flaws("POST", path, "", body.formatted("1", ""))).isEmpty();
        assertThat(flaws("POST", path, "", body.formatted("\"1\"", ""))).anyMatch(flaw -> flaw.contains("amount"));
        assertThat(flaws("POST", path, "", body.formatted("1", ",\"ammount\":1")))
                .anyMatch(flaw -> flaw.contains("ammount"));
        assertThat(flaws("POST", path, "", "{}")).anyMatch(flaw -> flaw.contains("poolKey"));
        String allocations = "/api/public/capacity/allocations";
        assertThat(flaws("GET", allocations, "", "")).anyMatch(flaw -> flaw.contains("lacks"));
        assertThat(flaws("GET", allocations, "requestingEntityId=t&pge=1", ""))
                .anyMatch(flaw -> flaw.contains("unknown query parameter pge"));
        assertThat(flaws("GET", allocations, "requestingEntityId=t&status=gone", ""))
                .anyMatch(flaw -> flaw.contains("query: ") || flaw.contains("enum"));
        ApiDocument.Operation consume = ApiDocument.of(new RecordedRequest("POST", path, "", "", null));
        String answer = "{\"success\":true,\"data\":{\"result\":\"allowed\",\"remaining\":%s,"
                + "\"alreadyProcessed\":false,\"poolKey\":\"p\"}}";
        assertThat(consume.flaws(answer(200, answer.formatted("1")))).isEmpty();
        assertThat(consume.flaws(answer(200, answer.formatted("[]")))).isNotEmpty();
        assertThat(consume.flaws(answer(200, "{\"success\":true,\"data\":{}}"))).isNotEmpty();
        assertThat(consume.flaws(answer(201, answer.formatted("1")))).anyMatch(flaw -> flaw.contains("201"));
        assertThat(consume.flaws(answer(200, "<p>"))).anyMatch(flaw -> flaw.contains("no JSON"));
    }

    private static List<String> flaws(String method, String path, String query, String body) {
        RecordedRequest request = new RecordedRequest(method, path, query, body, null);
        return ApiDocument.of(request).flaws(request);
    }

    private static Transport.Response answer(int status, String body) {
        return new Transport.Response(status, Map.of(), body.getBytes(UTF_8));
    }
}
