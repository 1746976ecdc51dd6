package com.crovver.servlet;

import com.crovver.annotation.OutagePolicy;
import com.crovver.gate.ActionKeys;
import com.crovver.gate.CallerIds;
import com.crovver.gate.LinkTarget;
import com.crovver.spi.ActionIdResolver;
import com.crovver.spi.CallerIdResolver;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the text of a setting may look like, and how it is read.
 *
 * @param <T> what the text is read as
 * @param allowed completes "it must be ..."
 * @param secret whether the text must never be shown
 * @param reader reads the text; an {@link IllegalArgumentException} refuses it, and its message says more than
 *     {@code allowed} does, or is null
 */
record SettingForm<T>(String allowed, boolean secret, Reader<? extends T> reader) {

    /** Reads a text that is neither blank nor surrounded by space. */
    @FunctionalInterface
    interface Reader<T> {

        /** The value; {@code application} is the class loader that sees the application's classes. */
        T read(String text, ClassLoader application);
    }

    private static final Pattern SIMPLE_DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private static <T> SettingForm<T> shown(String allowed, Function<String, ? extends T> reader) {
        return new SettingForm<>(allowed, false, (text, application) -> reader.apply(text));
    }

    /** A key that begins with a prefix. It is never shown. */
    static SettingForm<String> key(String prefix) {
        return new SettingForm<>(
                prefix + "live_... or " + prefix + "test_...",
                true,
                (text, application) -> require(text.startsWith(prefix), text));
    }

    /** {@code true} or {@code false}. */
    static SettingForm<Boolean> flag() {
        return shown("true or false", text -> Boolean.valueOf(require(text.matches("true|false"), text)));
    }

    /** One word and no other; true where it is set. */
    static SettingForm<Boolean> word(String only) {
        return shown(only, text -> require(text.equals(only), text).equals(only));
    }

    /** A whole number within bounds, which are included. */
    static SettingForm<Integer> number(int least, int most) {
        return shown("a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(require(text.matches("[0-9]{1,9}"), text));
            require(number >= least && number <= most, text);
            return number;
        });
    }

    /** A time span within bounds, which are included: {@code 500ms}, {@code 2s}, {@code 10m}, or as ISO 8601 has it. */
    static SettingForm<Duration> duration(Duration least, Duration most) {
        return shown("a time from " + least + " to " + most + ", such as 500ms, 2s, 10m, 1h, 1d or PT2S", text -> {
            Duration duration = duration(text);
            require(duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0, text);
            return duration;
        });
    }

    private static Duration duration(String text) {
        Matcher simple = SIMPLE_DURATION.matcher(text);
        if (!simple.matches()) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException((String) null, e);
            }
        }
        long count = Long.parseLong(simple.group(1));
        return switch (simple.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** What holds while Crovver cannot be asked. */
    static SettingForm<OutagePolicy> outagePolicy() {
        return shown("refuse, allow or last-known", text -> switch (text) {
            case "refuse" -> OutagePolicy.REFUSE;
            case "allow" -> OutagePolicy.ALLOW;
            case "last-known" -> OutagePolicy.LAST_KNOWN;
            default -> throw new IllegalArgumentException();
        });
    }

    /** What becomes of unknown keys in annotations. */
    static SettingForm<KeyChecking> keyChecking() {
        return shown("log, fail or off", text -> switch (text) {
            case "log" -> KeyChecking.LOG;
            case "fail" -> KeyChecking.FAIL;
            case "off" -> KeyChecking.OFF;
            default -> throw new IllegalArgumentException();
        });
    }

    /** Where idempotency keys stand. */
    static SettingForm<ActionKeys> actionKeys() {
        return new SettingForm<>(
                ActionKeys.ALLOWED,
                false,
                (text, application) ->
                        ActionKeys.parse(text, name -> newInstance(name, ActionIdResolver.class, application)));
    }

    /** What the value of a header may hold. */
    static SettingForm<String> headerValue() {
        return shown("visible ASCII characters and spaces", text -> require(text.matches("[ -~]+"), text));
    }

    /** What the absolute URIs of a family begin with. */
    static SettingForm<String> uriBase() {
        return shown(
                "the beginning of an absolute URI",
                text -> require(uri(text + "x").isAbsolute(), text));
    }

    /** Any text; whoever uses it says what is wrong with it. */
    static SettingForm<String> text(String allowed) {
        return shown(allowed, text -> text);
    }

    /** A place a browser is sent to: one of the application's own, or any on the web. */
    static SettingForm<String> target() {
        return shown(
                "an http(s) URL, or a path in the application with a single leading /",
                text -> require(LinkTarget.isSafe(text), text));
    }

    /** A page on the web. */
    static SettingForm<String> webAddress() {
        return shown("an http(s) URL", text -> require(LinkTarget.isWebAddress(text), text));
    }

    /** A page of the application. */
    static SettingForm<String> page() {
        return shown("a path in the application with a single leading / and no #", text -> {
            uri(text);
            return require(LinkTarget.isOwnPath(text) && text.indexOf('#') < 0, text);
        });
    }

    /** Scheme, host and perhaps port, without a trailing slash. */
    static SettingForm<String> origin() {
        return shown("http(s)://HOST or http(s)://HOST:PORT, without a path", text -> {
            String origin = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            require(LinkTarget.isWebAddress(origin), text);
            return require(
                    origin.equals(uri(origin).getScheme() + "://" + uri(origin).getRawAuthority()), origin);
        });
    }

    /** Where the tenant, or the user, of a request is found. */
    static SettingForm<CallerIdResolver> callerId() {
        return new SettingForm<>(
                CallerIds.ALLOWED,
                false,
                (text, application) ->
                        CallerIds.parse(text, name -> newInstance(name, CallerIdResolver.class, application)));
    }

    /** One secret or several, of 8 characters or more each. They are never shown. */
    static SettingForm<List<String>> secrets() {
        return new SettingForm<>(
                "one secret, or several with commas between them, of at least 8 characters each",
                true,
                (text, application) -> {
                    List<String> secrets = List.of(text.split("\\s*,\\s*", -1));
                    require(secrets.stream().allMatch(secret -> secret.length() >= 8), text);
                    return secrets;
                });
    }

    /** An object of the application's class of a name. */
    static <T> SettingForm<T> instance(Class<T> type) {
        return new SettingForm<>(
                "the name of a public class with a public constructor without arguments that implements "
                        + type.getName(),
                false,
                (text, application) -> newInstance(text, type, application));
    }

    /** Objects of the application's classes of several names. */
    static <T> SettingForm<List<T>> instances(Class<T> type) {
        SettingForm<T> one = instance(type);
        return new SettingForm<>(
                one.allowed() + "; or several, with commas between them",
                false,
                (text, application) -> Stream.of(text.split("\\s*,\\s*", -1))
                        .<T>map(name -> one.reader().read(name, application))
                        .toList());
    }

    private static <T> T newInstance(String className, Class<T> type, ClassLoader application) {
        try {
            return Class.forName(className, true, application)
                    .asSubclass(type)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new IllegalArgumentException(className + " cannot be used: " + e, e);
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    private static String require(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
