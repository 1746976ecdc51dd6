package com.crovver.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The texts of settings as they were when the kit started: of system properties, then the environment, then context
 * parameters, then the filter's own parameters. The first that names a setting wins. Immutable.
 */
final class SettingSource {

    private static final String OURS = "crovver.";
    private static final String OUR_VARIABLES = "CROVVER_";

    private static final String ENVIRONMENT = "environment variable";

    private final List<Place> places;

    /** One place, and the texts that stand there by the names it uses. */
    private record Place(String kind, Map<String, String> texts) {

        boolean isEnvironment() {
            return kind.equals(ENVIRONMENT);
        }
    }

    /** The text of a setting, and what named it. */
    record Found(String text, String where) {}

    private SettingSource(List<Place> places) {
        this.places = places;
    }

    /** The texts for a filter, in this process. */
    static SettingSource of(FilterConfig filter) {
        ServletContext context = filter.getServletContext();
        return of(
                System.getProperties(),
                System.getenv(),
                texts(Collections.list(context.getInitParameterNames()), context::getInitParameter),
                texts(Collections.list(filter.getInitParameterNames()), filter::getInitParameter));
    }

    /** The texts of the four places, each with everything that stands there, ours or not. */
    static SettingSource of(
            Properties system,
            Map<String, String> environment,
            Map<String, String> contextParams,
            Map<String, String> initParams) {
        Map<String, String> set = new TreeMap<>(environment);
        // Shells and CI systems cannot unset a variable for a child, and give it an empty one instead.
        set.values().removeIf(String::isBlank);
        set.keySet().removeIf(name -> !name.startsWith(OUR_VARIABLES));
        return new SettingSource(List.of(
                new Place("system property", ours(texts(system.stringPropertyNames(), system::getProperty))),
                new Place(ENVIRONMENT, set),
                new Place("context-param", ours(contextParams)),
                new Place("init-param", initParams)));
    }

    private static Map<String, String> texts(Collection<String> names, UnaryOperator<@Nullable String> text) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : names) {
            String found = text.apply(name);
            if (found != null) {
                texts.put(name, found);
            }
        }
        return texts;
    }

    private static Map<String, String> ours(Map<String, String> texts) {
        Map<String, String> ours = new TreeMap<>(texts);
        ours.keySet().removeIf(name -> !name.startsWith(OURS));
        return ours;
    }

    /** The text of a setting, without space around it; null if nothing names it. */
    @Nullable Found find(Setting<?> setting) {
        for (Place place : places) {
            for (String name : List.of(setting.name(), setting.variable())) {
                String text = place.texts().get(name);
                if (text != null) {
                    return new Found(text.strip(), place.kind() + " " + name);
                }
            }
        }
        return null;
    }

    /** Names that are meant for the kit, but belong to none of its settings. */
    Collection<String> unknownNames() {
        return unknown(places.stream().filter(place -> !place.isEnvironment()).toList());
    }

    /** Variables that look like settings; the environment is not the application's own, so they may be another program's. */
    Collection<String> unknownVariables() {
        return unknown(places.stream().filter(Place::isEnvironment).toList());
    }

    private static Collection<String> unknown(List<Place> places) {
        Collection<String> unknown = new TreeSet<>();
        places.forEach(place -> unknown.addAll(place.texts().keySet()));
        KnownSettings.all().forEach(setting -> unknown.removeAll(List.of(setting.name(), setting.variable())));
        return unknown;
    }
}
