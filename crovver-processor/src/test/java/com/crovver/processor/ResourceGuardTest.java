package com.crovver.processor;

import static com.crovver.guard.Requirement.credits;
import static com.crovver.guard.Requirement.feature;
import static com.crovver.guard.Requirement.seat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.crovver.guard.Guard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guards of JAX-RS resources say when they run. */
class ResourceGuardTest {

    private static final String HEAD = """
            package app;

            import com.crovver.annotation.*;
            import jakarta.ws.rs.*;
            import java.lang.annotation.*;

            """;

    @TempDir
    private Path directory;

    @Test
    void interfaceMethod_givesRequirementsToTheOneThatImplementsIt() {
        Guard guard = resource("@Feature(\"orders\") interface Api {"
                        + " @POST @ConsumesCredits(pool = \"orders\") void create(String order, int count); }"
                        + " class Orders implements Api { public void create(String name, int number) {} }")
                .guard("app.Orders");

        assertThat(guard.everyOperation()).containsExactly(feature("orders"));
        assertThat(guard.operations())
                .containsOnly(entry("create(java.lang.String,int)", List.of(credits("orders", 1))));
    }

    @Test
    void genericInterface_givesRequirementsToTheMethodBehindTheBridge() {
        Guard guard = resource("interface Api<K, T extends CharSequence> {"
                        + " @POST @Feature(\"create\") void create(K key, T[] orders);"
                        + " @PUT @Feature(\"update\") default void update(K key, T order) {} }"
                        + " abstract class Base<T extends CharSequence> implements Api<Long, T> {}"
                        + " class Orders extends Base<String> { public void create(Long key, String[] orders) {} }")
                .guard("app.Orders");

        assertThat(guard.operations())
                .containsOnly(
                        entry("create(java.lang.Long,java.lang.String[])", List.of(feature("create"))),
                        entry("update(java.lang.Object,java.lang.CharSequence)", List.of(feature("update"))));
    }

    @Test
    void genericSuperclassMethod_thatImplementsAnUnrelatedInterface_isTheOperation() {
        Guard guard = resource("interface Api { @POST @OccupiesSeat void create(String order); }"
                        + " abstract class Base<T> { public void create(T order) {} }"
                        + " class Orders extends Base<String> implements Api {}")
                .guard("app.Orders");

        assertThat(guard.operations()).containsOnly(entry("create(java.lang.Object)", List.of(seat())));
    }

    @Test
    void genericSupertypesFromByteCode_areReadAsThoseFromSource(@TempDir Path library) {
        Path api = Project.in(library)
                .source(
                        "app.Api",
                        HEAD + "@OccupiesSeat public interface Api<T> { @POST @Feature(\"a\") @Feature(\"b\")"
                                + " void create(T order); }")
                .source(
                        "app.Base",
                        HEAD + "public abstract class Base<T extends Number> implements Api<T> {"
                                + " public void create(T order) {} @GET @Feature(\"all\") public T all() { return null; } }")
                .compile()
                .classes();
        Project project = Project.in(directory)
                .alsoOnClassPath(api)
                .source(
                        "app.Orders",
                        HEAD + "class Orders extends Base<Long> { public void create(Long order) {}"
                                + " public Long all() { return 1L; } }")
                .compile();

        assertThat(project.guard("app.Orders").everyOperation()).containsExactly(seat());
        assertThat(project.guard("app.Orders").operations())
                .containsOnly(
                        entry("create(java.lang.Long)", List.of(feature("a"), feature("b"))),
                        entry("all()", List.of(feature("all"))));
    }

    @Test
    void superclass_comesBeforeInterfaces_andSubinterfaceBeforeItsParent() {
        Guard guard = resource(
                        "interface Far { @GET @Feature(\"far\") void get(); @PUT @Feature(\"far\") void put(); }"
                                + " interface Near extends Far { @PUT @Feature(\"near\") void put(); }"
                                + " abstract class Base implements Far { @GET @Feature(\"base\") public void get() {} }"
                                + " class Orders extends Base implements Far, Near { public void get() {} public void put() {} }")
                .guard("app.Orders");

        assertThat(guard.operations())
                .containsOnly(entry("get()", List.of(feature("base"))), entry("put()", List.of(feature("near"))));
    }

    @Test
    void sameRequirementsOfUnrelatedSupertypes_holdOnce() {
        Guard guard = resource("interface Api { @POST @Feature(\"a\") @ConsumesCredits(pool = \"p\") void run(); }"
                        + " interface Other { @POST @ConsumesCredits(pool = \"p\") @Feature(\"a\") void run(); }"
                        + " class Orders implements Api, Other { public void run() {} }")
                .guard("app.Orders");

        assertThat(guard.operations()).containsOnly(entry("run()", List.of(feature("a"), credits("p", 1))));
    }

    @Test
    void requirementsThatANearerMethodReplaces_areNoConflict() {
        Guard guard = resource("interface Far { @POST @Feature(\"far\") void run(); }"
                        + " interface Near extends Far { @Feature(\"near\") void run(); }"
                        + " abstract class Base implements Far { public void run() {} }"
                        + " class Orders extends Base implements Near { }")
                .guard("app.Orders");

        assertThat(guard.operations()).containsOnly(entry("run()", List.of(feature("near"))));
    }

    @Test
    void overrideWithRequirementsOfItsOwn_replacesInheritedOnes_andKeepsTheHttpMethod() {
        Guard guard = resource("interface Api { @GET @Feature(\"old\") String show(); }"
                        + " class Orders implements Api { @Feature(\"new\") public String show() { return null; } }")
                .guard("app.Orders");

        assertThat(guard.operations()).containsOnly(entry("show()", List.of(feature("new"))));
    }

    @Test
    void annotationMarkedAsHttpMethod_makesAnOperation() {
        Guard guard = resource(
                        "@Retention(RetentionPolicy.RUNTIME) @HttpMethod(\"PURGE\") @interface Purge {}"
                                + " class Cache { @Purge @Feature(\"purge\") public void purge(@PathParam(\"id\") byte[] id) {} }")
                .guard("app.Cache");

        assertThat(guard.operations()).containsOnlyKeys("purge(byte[])");
    }

    @Test
    void recordsAndOverloads_areTold_apart() {
        Guard guard = resource("record Item(String name) {}"
                        + " @Path(\"items\") record Items(String tenant) {"
                        + " @POST @ConsumesCredits(pool = \"one\") public void add(Item item) {}"
                        + " @POST @ConsumesCredits(pool = \"many\", amount = 9) public void add(Item[] items) {}"
                        + " @GET @Unguarded public String tenant() { return tenant; } }")
                .guard("app.Items");

        assertThat(guard.operations())
                .containsOnly(
                        entry("add(app.Item)", List.of(credits("one", 1))),
                        entry("add(app.Item[])", List.of(credits("many", 9))));
    }

    @Test
    void inheritedResource_isGuardedAsItsParent() {
        Project project = resource("@Feature(\"a\") class Parent { @GET @OccupiesSeat public void get() {} }"
                + " class Child extends Parent {} class Holder { class Inner extends Child {} }");

        assertThat(project.guard("app.Holder$Inner").everyOperation()).containsExactly(feature("a"));
        assertThat(project.guard("app.Holder$Inner").operations()).containsOnly(entry("get()", List.of(seat())));
    }

    @Test
    void abstractMethodsOfUnrelatedSupertypes_areOneOperation() {
        Guard guard = resource("interface Api { @GET @OccupiesSeat void get(); }"
                        + " abstract class Base { public abstract void get(); }"
                        + " abstract class Orders extends Base implements Api {}")
                .guard("app.Orders");

        assertThat(guard.operations()).containsOnly(entry("get()", List.of(seat())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@GET @OccupiesSeat public String list() { return null; }"})
    void requirementOfAMethodThatBecomesAnOperationBelow_holdsThere(String other) {
        Project project = resource("abstract class Base {"
                + " @SuppressWarnings(\"crovver\") @Feature(\"a\") public abstract String show(); " + other + "}"
                + " class Orders extends Base { @GET @Path(\"x\") public String show() { return null; } }");

        assertThat(project.guard("app.Orders").operations()).containsEntry("show()", List.of(feature("a")));
        assertThat(project.hasGuard("app.Base")).isEqualTo(!other.isEmpty());
    }

    private Project resource(String code) {
        return Project.in(directory).source("app.Sources", HEAD + code).compile();
    }
}
