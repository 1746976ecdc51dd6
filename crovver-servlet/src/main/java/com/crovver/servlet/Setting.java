package com.crovver.servlet;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting, as it is declared in {@link KnownSettings}. Immutable.
 *
 * @param <T> what its text is read as
 * @param name {@code crovver.} and a name in camel case
 * @param meaning what it is for, for people
 * @param form what its text may look like
 * @param required whether nothing starts without it
 * @param otherwise the text that counts if nothing is set; null if there is none
 * @param reader reads the text that was set, or {@code otherwise}; is given null only if there is neither, and not required
 */
record Setting<T>(
        String name,
        String meaning,
        SettingForm<?> form,
        boolean required,
        @Nullable String otherwise,
        Reader<T> reader) {

    /** Reads the text of a setting. */
    @FunctionalInterface
    interface Reader<T> {

        /** The value; refuses as {@link SettingForm.Reader} does. */
        T read(@Nullable String text, ClassLoader application);
    }

    /** A setting without which nothing starts. */
    static <T> Setting<T> required(String name, SettingForm<T> form, String meaning) {
        return new Setting<>(name, meaning, form, true, null, present(form));
    }

    /** A setting that may be missing. */
    static <T> Setting<Optional<T>> optional(String name, SettingForm<T> form, String meaning) {
        Reader<Optional<T>> reader = (text, application) ->
                text == null ? Optional.empty() : Optional.of(form.reader().read(text, application));
        return new Setting<>(name, meaning, form, false, null, reader);
    }

    /** A setting that reads as a given text if it is missing. */
    static <T> Setting<T> withDefault(String name, SettingForm<T> form, String otherwise, String meaning) {
        return new Setting<>(name, meaning, form, false, otherwise, present(form));
    }

    private static <T> Reader<T> present(SettingForm<T> form) {
        return (text, application) -> form.reader().read(Objects.requireNonNull(text), application);
    }

    /** The name as an environment variable: {@code crovver.secretKey} is {@code CROVVER_SECRET_KEY}. */
    String variable() {
        return name.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
