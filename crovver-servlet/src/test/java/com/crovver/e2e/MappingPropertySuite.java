package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.e2e.app.Login;
import com.crovver.e2e.app.Runs;
import com.crovver.e2e.vault.Leaf;
import com.crovver.e2e.vault.Vault;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever servlets are mapped to, and whatever is done to a path: guarded code runs only for those entitled, and is charged
 * for if and only if it runs.
 *
 * <p>Each seed is one deployment with mappings of its own, and some requests to it. {@code -Dproperty.seed=N} plays one
 * again, {@code -Dproperty.rounds=N} tries that many new ones, {@code -Dproperty.targets=N} with so many requests each.
 */
abstract class MappingPropertySuite {

    private static final int TARGETS = Integer.getInteger("property.targets", 150);

    private final Container container;

    MappingPropertySuite(Container container) {
        this.container = container;
    }

    static LongStream seeds() {
        Long seed = Long.getLong("property.seed");
        return seed != null
                ? LongStream.of(seed)
                : new Random().longs(Integer.getInteger("property.rounds", 2), 0, 1_000_000_000);
    }

    @ParameterizedTest(name = "-Dproperty.seed={0}")
    @MethodSource("seeds")
    void anyPathOnAnyMapping_runsGuardedCodeOnlyIfAllowed(long seed, @TempDir Path folder) throws Exception {
        RandomMappings mappings = new RandomMappings(seed);
        System.out.println(getClass().getSimpleName() + " -Dproperty.seed=" + seed + " maps " + mappings.patterns());
        VaultSite site = new VaultSite(container, webApp(mappings, folder));
        try {
            int reached = 0;
            for (int i = 0; i < TARGETS; i++) {
                reached += reaches(site, mappings.method() + " " + mappings.target(), seed) ? 1 : 0;
            }
            assertThat(reached)
                    .as("seed %d: requests that reached guarded code", seed)
                    .isPositive();
        } finally {
            site.stop();
        }
    }

    private static WebApp webApp(RandomMappings mappings, Path folder) {
        WebApp webApp = new WebApp(folder.resolve("app")).handlers(Vault.class, Leaf.class, Login.class, Runs.class);
        mappings.patterns()
                .forEach((pattern, name) -> webApp.servlet(
                        name, (name.startsWith("guarded") ? Vault.class : Leaf.class).getName(), pattern));
        return webApp;
    }

    /** Sends one request by somebody refused and by somebody entitled, and tells whether it reached guarded code. */
    private static boolean reaches(VaultSite site, String request, long seed) {
        String what = "seed " + seed + ": " + request;
        VaultSite.Books before = site.books();
        RawAnswer refused = send(site, request, Attacker.REFUSED);
        VaultSite.Books between = site.books();
        RawAnswer entitled = send(site, request, Attacker.ENTITLED);
        VaultSite.Books after = site.books();
        int runs = after.runs() - between.runs();

        assertThat(between)
                .as("%s by somebody refused, answered %s", what, refused)
                .isEqualTo(before);
        assertThat(refused.tellsSecret()).as("%s: told %s", what, refused).isFalse();
        assertThat(between.credits() - after.credits())
                .as("%s: charged, ran %d times", what, runs)
                .isEqualTo(runs);
        assertThat(runs).as(what).isBetween(0, 1);
        // A guard that lets nobody through would hold as well: who may is told otherwise than who may not, and only
        // there.
        // On a busy machine the very first question to Crovver may take too long, which refuses as well.
        assertThat(refused.statuses())
                .as("%s: refused, while those entitled get %s", what, entitled.statuses())
                .isIn(runs == 1 ? List.of("403", "503") : List.of(entitled.statuses()));
        return runs == 1;
    }

    private static RawAnswer send(VaultSite site, String request, Attacker attacker) {
        return RawHttp.exchange(
                site.uri(),
                OddRequest.of(request, site.values(attacker, "", "none")).bytes());
    }
}
