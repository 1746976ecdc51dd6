package com.crovver.processor;

import static com.crovver.guard.Requirement.credits;
import static com.crovver.guard.Requirement.feature;
import static com.crovver.guard.Requirement.seat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import com.palantir.javapoet.JavaFile;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.tools.JavaCompiler;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compilers and processors of others, beside ours in the same compilation. */
class CompilersTest {

    @TempDir
    private Path directory;

    @Test
    void eclipseCompiler_givesTheSameGuards_withoutPositions(@TempDir Path other) {
        Project javac = good(directory).compile();
        Project eclipse = good(other).options("-17").compiledBy(eclipse());

        assertThat(eclipse.messages()).noneMatch(message -> message.startsWith("ERROR"));
        assertThat(eclipse.generatedSources()).isEqualTo(javac.generatedSources());
        assertThat(eclipse.index()).isEqualTo(javac.index().replaceAll("\"source\": \"[^\"]+\", ", ""));
        assertThat(eclipse.guard("good.Orders$Items").operations())
                .isEqualTo(javac.guard("good.Orders$Items").operations());
    }

    @Test
    void eclipseCompiler_pointsToTheValueToo() {
        Project project =
                Project.in(directory).options("-17").compiledBy(eclipse()).resource("bad/ZeroCredits.java");

        assertThat(project.messages())
                .filteredOn(message -> message.startsWith("ERROR"))
                .singleElement()
                .asString()
                .contains("[CRV102]");
    }

    @Test
    void lombokAndMapStruct_inTheSameRound() {
        Project project = Project.in(directory)
                .alsoOnClassPath(Project.locationOf("lombok.Getter"))
                .alsoOnClassPath(Project.locationOf("org.mapstruct.Mapper"))
                .processorPath(List.of(
                        Project.locationOf(GuardProcessor.class),
                        Project.locationOf(JavaFile.class),
                        Project.locationOf(JSON.class),
                        Project.locationOf(JsonFactory.class),
                        Project.locationOf(NullMarked.class),
                        Project.locationOf("lombok.Getter"),
                        Project.locationOf("org.mapstruct.Mapper"),
                        Project.locationOf("org.mapstruct.ap.MappingProcessor")))
                .source("app.Order", "package app; @lombok.Data public class Order { private String name; }")
                .source("app.Row", "package app; @lombok.Data public class Row { private String name; }")
                .source(
                        "app.OrderMapper",
                        "package app; @org.mapstruct.Mapper public interface OrderMapper { Row toRow(Order order); }")
                .source("app.Orders", """
                        package app;

                        import com.crovver.annotation.*;
                        import jakarta.ws.rs.*;

                        @lombok.RequiredArgsConstructor
                        @Path("orders")
                        @OccupiesSeat
                        public class Orders {
                            private final OrderMapper mapper = new OrderMapperImpl();
                            @lombok.Getter private final int limit;

                            @POST
                            @ConsumesCredits(pool = "orders", amount = 2)
                            public Row create(Order order) {
                                order.setName(order.getName().strip());
                                return mapper.toRow(order);
                            }

                            @PUT
                            @Feature("written")
                            public void write(OrderMapperImpl written) {}
                        }
                        """);

        assertThat(project.messages()).noneMatch(message -> message.startsWith("ERROR"));
        assertThat(project.guard("app.Orders").everyOperation()).containsExactly(seat());
        assertThat(project.guard("app.Orders").operations())
                .containsOnly(
                        entry("create(app.Order)", List.of(credits("orders", 2))),
                        entry("write(app.OrderMapperImpl)", List.of(feature("written"))));
        assertThat(project.index()).contains("app/Orders.java:6");
    }

    private static JavaCompiler eclipse() {
        return ServiceLoader.load(JavaCompiler.class).stream()
                .filter(compiler -> compiler.type().getName().startsWith("org.eclipse."))
                .findFirst()
                .orElseThrow()
                .get();
    }

    private static Project good(Path directory) {
        return Project.in(directory)
                .resource("good/Orders.java")
                .resource("good/ReportServlet.java")
                .source("UnnamedPackageServlet", Project.read("good/UnnamedPackageServlet.java"));
    }
}
