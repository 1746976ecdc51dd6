package com.crovver.servlet;

import com.crovver.sql.SqlChargeStore;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Finds the application's database, where charges are remembered if the settings name one. */
final class ChargeStores {

    private static final String OF_THE_APPLICATION = "java:comp/env/";

    private ChargeStores() {}

    /**
     * A store in the database that the settings name; to be closed.
     *
     * @return empty if they name none
     * @throws IllegalArgumentException if there is no data source of that name, or no store can be in its database; the message
     *     says what to do
     */
    static Optional<SqlChargeStore> of(Settings settings) {
        return settings.get(KnownSettings.DATA_SOURCE).map(name -> in(settings, name));
    }

    private static SqlChargeStore in(Settings settings, String name) {
        try {
            return SqlChargeStore.builder(lookUp(settings, name))
                    .createSchema(settings.get(KnownSettings.CREATE_SCHEMA))
                    .timeout(settings.get(KnownSettings.BUDGET).dividedBy(2))
                    .build();
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(described(settings, name) + ": " + e.getMessage(), e);
        }
    }

    private static DataSource lookUp(Settings settings, String name) {
        List<String> names = name.startsWith("java:") ? List.of(name) : List.of(OF_THE_APPLICATION + name, name);
        return names.stream()
                .flatMap(each -> at(each).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(described(settings, name)
                        + ": there is no javax.sql.DataSource in JNDI at " + String.join(" or ", names)
                        + ". Declare it in the container (on Tomcat as a <Resource> of the context), or remove the setting to"
                        + " remember charges in memory alone."));
    }

    @SuppressWarnings("BanJNDI") // The name is the deployer's, and no request's.
    private static Optional<DataSource> at(String name) {
        try {
            return new InitialContext().lookup(name) instanceof DataSource source
                    ? Optional.of(source)
                    : Optional.empty();
        } catch (NamingException e) {
            return Optional.empty();
        }
    }

    private static String described(Settings settings, String name) {
        return KnownSettings.DATA_SOURCE.name() + " is \"" + name + "\" ("
                + settings.whereSet(KnownSettings.DATA_SOURCE) + ")";
    }
}
