package com.crovver.example;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Lends one headless Chromium to every test that asks for a {@link ChromeDriver}, or skips them, and says why, where none is
 * installed. With {@code browser} in {@code CROVVER_TEST_REQUIRED} they fail instead.
 */
final class Chromium implements ExecutionCondition, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Chromium.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (browser().isPresent() && driver().isPresent()) {
            return ConditionEvaluationResult.enabled("a browser is installed");
        }
        String reason =
                "no browser is on the PATH: install chromium and chromedriver (Debian: chromium, chromium-driver)";
        boolean required = Arrays.asList(System.getenv()
                        .getOrDefault("CROVVER_TEST_REQUIRED", "")
                        .split(","))
                .contains("browser");
        if (required) {
            throw new IllegalStateException(reason + ", since CROVVER_TEST_REQUIRED has \"browser\"");
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ChromeDriver.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Session.class).driver;
    }

    /** Lives as long as the run of the tests. */
    static final class Session implements AutoCloseable {

        private final Path profile;
        private final ChromeDriver driver;

        Session() {
            try {
                profile = Files.createTempDirectory("inkwell-chromium");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            driver = new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(driver().orElseThrow())
                            .usingAnyFreePort()
                            .build(),
                    options(profile));
        }

        @Override
        public void close() throws IOException {
            driver.quit();
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .map(Path::toFile)
                        .forEach(File::delete);
            }
        }
    }

    private static ChromeOptions options(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
    }

    private static Optional<File> browser() {
        return onPath("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<File> driver() {
        return onPath("chromedriver");
    }

    private static Optional<File> onPath(String... names) {
        List<String> folders =
                List.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }
}
