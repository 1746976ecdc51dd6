package com.crovver.testkit;

import com.crovver.client.CrovverClient;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Injects a {@link CrovverEmulator}, and a {@link CrovverClient} that talks to it, into JUnit 5 tests.
 *
 * <pre>{@code
 * @ExtendWith(CrovverEmulatorExtension.class)
 * class BillingTest {
 *     @Test
 *     void export_onPro_isGranted(CrovverEmulator crovver, CrovverClient client) { ... }
 * }
 * }</pre>
 *
 * <p>Each test has an emulator of its own, so tests may run at the same time; the emulator and the client are closed after
 * it. One that is asked for in {@code @BeforeAll}, or in the constructor of a class with one
 * instance for all tests, is shared by all tests of the class instead. It holds the
 * {@link Workspaces}, unless it is registered as a field with another set-up. Needs JUnit 5.13 or later, which closes what
 * extensions keep. Thread-safe.
 */
public final class CrovverEmulatorExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(CrovverEmulatorExtension.class);
    private static final Set<Class<?>> INJECTED = Set.of(CrovverEmulator.class, CrovverClient.class);

    private final Consumer<? super CrovverEmulator> setUp;

    /** With the {@link Workspaces}. */
    public CrovverEmulatorExtension() {
        this(Workspaces::seed);
    }

    /**
     * For {@code @RegisterExtension}.
     *
     * @param setUp is given each new emulator, which is empty
     */
    public CrovverEmulatorExtension(Consumer<? super CrovverEmulator> setUp) {
        this.setUp = setUp;
    }

    /** A test that takes them in its constructor has them to itself as well, not together with its class. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return INJECTED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        if (parameter.getParameter().getType() == CrovverEmulator.class) {
            return emulator(store);
        }
        return store.getOrComputeIfAbsent(CrovverClient.class, key -> client(emulator(store)), CrovverClient.class);
    }

    private CrovverEmulator emulator(Store store) {
        return store.getOrComputeIfAbsent(CrovverEmulator.class, key -> started(), CrovverEmulator.class);
    }

    private CrovverEmulator started() {
        CrovverEmulator emulator = CrovverEmulator.start();
        try {
            setUp.accept(emulator);
            return emulator;
        } catch (RuntimeException | Error e) {
            emulator.close();
            throw e;
        }
    }

    private static CrovverClient client(CrovverEmulator emulator) {
        return CrovverClient.builder()
                .baseUrl(emulator.uri().toString())
                .secretKey(emulator.secretKey())
                .publicKey(emulator.publicKey())
                .build();
    }
}
