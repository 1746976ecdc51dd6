package com.crovver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.CrovverEmulatorExtension;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tour of the client runs against the emulator, block by block, and leaves out no call. */
@ExtendWith(CrovverEmulatorExtension.class)
class ClientTourTest {

    private static final Page TOUR = Page.of("docs/client.md");

    /** Of the client, but no calls of the API. */
    private static final Set<String> OTHERS = Set.of("builder", "async", "close", "entitlements", "toString");

    @Test
    void everyBlock_runs(CrovverEmulator crovver, CrovverClient client, @TempDir Path classes) throws Exception {
        List<Block> blocks = TOUR.blocks("java");
        assertThat(DocumentCompiler.compile(blocks, classes)).isEmpty();

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            for (Block block : blocks) {
                Class<?> piece = loader.loadClass(DocumentCompiler.className(block));
                piece.getField("crovver").set(null, crovver);
                piece.getField("client").set(null, client);
                piece.getMethod("run").invoke(null);
            }
        }

        assertThat(crovver.requests()).hasSizeGreaterThan(20);
    }

    @Test
    void everyCall_isShown() {
        String shown = TOUR.blocks("java").stream().map(Block::text).collect(Collectors.joining());

        assertThat(Arrays.stream(CrovverClient.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !OTHERS.contains(name)))
                .allSatisfy(name -> assertThat(shown).contains("client." + name + "("));
    }
}
