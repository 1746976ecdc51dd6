package com.crovver.servlet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of one filter, read and checked. Immutable. */
final class Settings {

    private final SettingSource source;
    private final Map<String, Object> values;

    private Settings(SettingSource source, Map<String, Object> values) {
        this.source = source;
        this.values = values;
    }

    /**
     * Reads and checks every setting.
     *
     * @param application sees the classes that settings name
     * @throws IllegalArgumentException if a name is not known, a value cannot be meant, or one is missing; the message has
     *     all of them, each with its name, its value unless it is a key, where it was set, and what is allowed
     */
    static Settings read(SettingSource source, ClassLoader application) {
        List<String> findings = new ArrayList<>();
        Collection<String> unknown = source.unknownNames();
        if (!unknown.isEmpty()) {
            findings.add("Unknown settings " + unknown + "; known are "
                    + KnownSettings.all().stream().map(Setting::name).toList());
        }
        Map<String, Object> values = new HashMap<>();
        for (Setting<?> setting : KnownSettings.all()) {
            try {
                values.put(setting.name(), read(setting, source.find(setting), application));
            } catch (IllegalArgumentException e) {
                findings.add(e.getMessage());
            }
        }
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", findings));
        }
        return new Settings(source, values);
    }

    private static <T> T read(Setting<T> setting, SettingSource.@Nullable Found found, ClassLoader application) {
        if (found == null && setting.required()) {
            throw new IllegalArgumentException(setting.name() + " is not set: " + setting.meaning()
                    + ". Set it as system"
                    + " property, environment variable " + setting.variable() + ", context-param or init-param, to "
                    + setting.form().allowed());
        }
        try {
            return setting.reader().read(found == null ? setting.otherwise() : found.text(), application);
        } catch (IllegalArgumentException e) {
            throw found == null ? e : refusal(setting, found, e.getMessage());
        }
    }

    private static IllegalArgumentException refusal(
            Setting<?> setting, SettingSource.Found found, @Nullable String detail) {
        boolean secret = setting.form().secret();
        return new IllegalArgumentException(setting.name()
                + (secret ? " has a value that is not shown here" : " cannot be \"" + found.text() + "\"")
                + " (" + found.where() + "): it must be " + setting.form().allowed()
                + (secret || detail == null ? "" : "; " + detail));
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked") // Only the setting's own reader has put a value for it.
    <T> T get(Setting<T> setting) {
        return (T) Objects.requireNonNull(values.get(setting.name()), setting.name());
    }

    /** What named a setting, for people: several places may, and only one counts. */
    String whereSet(Setting<?> setting) {
        SettingSource.Found found = source.find(setting);
        return found == null ? "default" : found.where();
    }
}
