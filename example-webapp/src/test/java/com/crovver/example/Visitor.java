package com.crovver.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody in front of a real browser: does what people do, and looks at pages as they are drawn. */
final class Visitor {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NARROW = 360;
    private static final int WIDE = 1280;
    private static final int HEIGHT = 900;
    private static final String AXE = resource("/axe.min.js");

    private final ChromeDriver browser;
    private final URI site;

    Visitor(ChromeDriver browser, URI site) {
        this.browser = browser;
        this.site = site;
        width(WIDE);
        colors("light");
        browser.get(site + "inkwell.svg");
        browser.manage().deleteAllCookies();
        complaints();
    }

    Visitor open(String path) {
        browser.get(site.resolve(path).toString());
        return this;
    }

    Visitor signIn(String workspace, String user) {
        open("/login");
        return leaving(() -> browser.findElement(By.cssSelector(
                        "section[aria-labelledby=workspace-" + workspace + "] button[value=" + user + "]"))
                .click());
    }

    Visitor press(String button) {
        return leaving(() -> button(button).click());
    }

    Visitor pressTwice(String button) {
        return leaving(() -> new Actions(browser).doubleClick(button(button)).perform());
    }

    Visitor follow(String link) {
        return leaving(() -> browser.findElement(By.linkText(link)).click());
    }

    Visitor back() {
        return leaving(() -> browser.navigate().back());
    }

    /** Goes on with the key Tab until the focus shows a text, then presses Enter. */
    Visitor reach(String text) {
        for (int i = 0; i < 60; i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement here = browser.switchTo().activeElement();
            if (here.getText().strip().startsWith(text)) {
                assertThat(hasFocusRing(here))
                        .as("focus of \"%s\" is seen", text)
                        .isTrue();
                return leaving(() -> here.sendKeys(Keys.ENTER));
            }
        }
        throw new AssertionError("Tab never reaches \"" + text + "\" on " + text());
    }

    private boolean hasFocusRing(WebElement element) {
        return Boolean.TRUE.equals(browser.executeScript(
                "const s = getComputedStyle(arguments[0]); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2",
                element));
    }

    private WebElement button(String text) {
        return browser.findElement(By.xpath("//button[normalize-space()=\"" + text + "\"]"));
    }

    /** Does something that leads to another page, and waits for that. */
    private Visitor leaving(Runnable action) {
        WebElement page = browser.findElement(By.tagName("html"));
        action.run();
        // While a page goes, Chromium has other words for it than that its elements are stale.
        new WebDriverWait(browser, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(ExpectedConditions.stalenessOf(page));
        new WebDriverWait(browser, PATIENCE)
                .until(it -> "complete".equals(browser.executeScript("return document.readyState")));
        return this;
    }

    /** Waits until the page says something. */
    Visitor until(String text) {
        new WebDriverWait(browser, PATIENCE)
                .ignoring(WebDriverException.class) // of a page that goes as it is read
                .until(it -> text().contains(text));
        return this;
    }

    String text() {
        return browser.findElement(By.tagName("main")).getText();
    }

    String title() {
        return browser.findElement(By.tagName("h1")).getText();
    }

    URI here() {
        return URI.create(browser.getCurrentUrl());
    }

    WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    /**
     * Looks at the page in both colours and both widths, takes pictures of it, and finds nothing wrong: no barrier that axe knows,
     * nothing that is wider than the window, no complaint on the console.
     *
     * @param name of the pictures
     */
    Visitor inspect(String name) {
        assertThat(complaints()).as("complaints of the browser about " + name).isEmpty();
        browser.executeScript(AXE);
        for (String colors : List.of("light", "dark")) {
            colors(colors);
            for (int width : new int[] {NARROW, WIDE}) {
                width(width);
                assertThat(overflow())
                        .as("%s at %d is wider than the window", name, width)
                        .isLessThanOrEqualTo(0);
                if (width == WIDE || colors.equals("light")) {
                    picture(name + "-" + colors + "-" + width);
                }
            }
            // All else is the same in the dark.
            assertThat(barriers(colors.equals("light") ? "{}" : "{runOnly: ['color-contrast']}"))
                    .as("barriers of %s in %s", name, colors)
                    .isEmpty();
        }
        colors("light");
        return this;
    }

    private long overflow() {
        return (Long) browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @SuppressWarnings("unchecked")
    private List<String> barriers(String options) {
        return (List<String>) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, %s).then(result => done(result.violations.map(
                        it => it.id + ': ' + it.help + ' ' + it.nodes.map(node => node.html).join(' '))));
                """.formatted(options));
    }

    /** What the browser has complained of since it was last asked; that a refused page has an error's status is no complaint. */
    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message ->
                        !message.matches(".*/(refused|drafts|analytics|billing)\\S* - Failed to load resource: the"
                                + " server responded with a status of (402|403|409|422|503).*"))
                .toList();
    }

    private void picture(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void width(int pixels) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    private void colors(String scheme) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private static String resource(String path) {
        try (InputStream in = Visitor.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
