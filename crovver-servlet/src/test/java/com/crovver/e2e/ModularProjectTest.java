package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project that is a module itself is compiled, and runs, with the kit on its module path. */
class ModularProjectTest {

    private static final String MODULE = """
            module app {
                requires com.crovver.servlet;
                requires jakarta.ws.rs;
            }
            """;

    private static final String SERVLET = """
            package app;

            import com.crovver.annotation.ConsumesCredits;
            import com.crovver.annotation.Feature;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;

            @Feature("data_export")
            public class Drafts extends HttpServlet {
                @Override
                @ConsumesCredits(pool = "ai_generations", amount = 5)
                protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
            }
            """;

    private static final String RESOURCE = """
            package app;

            import com.crovver.annotation.OccupiesSeat;
            import jakarta.ws.rs.GET;
            import jakarta.ws.rs.Path;

            @Path("desk")
            public class Desk {
                @GET
                @OccupiesSeat
                public String show() {
                    return "desk";
                }
            }
            """;

    private static final String MAIN = """
            package app;

            public final class Main {
                public static void main(String[] arguments) {
                    System.out.println(Main.class.getModule().getName());
                    System.out.println(new Drafts_CrovverGuard().everyOperation());
                    System.out.println(new Drafts_CrovverGuard().operations());
                    System.out.println(new Desk_CrovverGuard().operations());
                }
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--processor-path", "--processor-module-path"})
    void modularProject_getsItsGuards(String processorOption) throws Exception {
        Path source = source("module-info.java", MODULE);
        Path classes = folder.resolve("classes");

        String compiled = run(
                "javac",
                "-Werror",
                "-d",
                classes.toString(),
                "--module-path",
                join(libraries()),
                processorOption,
                join(processor()),
                source.toString(),
                source("Drafts.java", SERVLET).toString(),
                source("Desk.java", RESOURCE).toString(),
                source("Main.java", MAIN).toString());
        assertThat(compiled).isEmpty();

        assertThat(run("java", "--module-path", join(libraries()) + File.pathSeparator + classes, "-m", "app/app.Main"))
                .startsWith("app\n")
                .contains("data_export")
                .contains("doPost")
                .contains("ai_generations")
                .contains("show()");
        assertThat(classes.resolve("META-INF/crovver/guards.json")).exists();
    }

    private Path source(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** What the project requires. */
    private List<Path> libraries() {
        List<Path> libraries = new ArrayList<>(ClassPath.jars(name -> name.matches(
                "(jackson-(databind|core|annotations)|caffeine|jspecify|jakarta\\.(servlet|ws\\.rs)-api)-.*")));
        libraries.add(ClassPath.jar("crovver-runtime", folder));
        libraries.add(ClassPath.jar("crovver-servlet", folder));
        return libraries;
    }

    /** The processor, and what it needs: on a module path they have to be jars. */
    private List<Path> processor() {
        List<Path> path = new ArrayList<>(
                ClassPath.jars(name -> name.startsWith("javapoet-") || name.matches("jackson-(jr-objects|core)-.*")));
        path.add(ClassPath.jar("crovver-processor", folder));
        return path;
    }

    /** Runs a tool of this JDK, and returns what it says. */
    private static String run(String tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n");
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
