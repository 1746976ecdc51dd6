package com.crovver.e2e;

import com.crovver.testkit.CrovverEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An exploded web application as a customer would package it: the kit in WEB-INF/lib, the handlers beside it. */
public final class WebApp {

    private static final List<String> KIT_LIBRARIES = List.of("jackson-", "caffeine-", "jspecify-");

    private final Path root;
    private final Map<String, String> contextParams = new LinkedHashMap<>();
    private final StringBuilder descriptor = new StringBuilder();
    private boolean filter = true;
    private String webAppAttributes = "";

    /** An application with the kit among its libraries. */
    public WebApp(Path root) {
        this(root, true);
    }

    private WebApp(Path root, boolean kit) {
        this.root = root;
        if (kit) {
            kit().forEach(this::copyKit);
        }
    }

    /** An application that expects to find the kit in the container. */
    static WebApp withoutKit(Path root) {
        return new WebApp(root, false);
    }

    /** The jars, or in a build of all modules the class folders, that the kit consists of. */
    public static List<Path> kit() {
        List<Path> kit =
                new ArrayList<>(List.of(ClassPath.module("crovver-runtime"), ClassPath.module("crovver-servlet")));
        KIT_LIBRARIES.forEach(prefix -> kit.addAll(ClassPath.jars(name -> name.startsWith(prefix))));
        return kit;
    }

    public Path classes() {
        return root.resolve("WEB-INF/classes");
    }

    /** Packs handlers that Maven compiled together with their guards and index. */
    WebApp handlersOf(Package handlers) {
        Path tests = ClassPath.testClasses();
        String folder = handlers.getName().replace('.', '/');
        copyTree(tests.resolve(folder), classes().resolve(folder));
        copyTree(tests.resolve("META-INF/crovver"), classes().resolve("META-INF/crovver"));
        return this;
    }

    /** Packs single handlers, with their guards and nested classes. */
    WebApp handlers(Class<?>... handlers) {
        for (Class<?> handler : handlers) {
            Path folder = Path.of(handler.getPackageName().replace('.', '/'));
            String name = handler.getSimpleName() + "([$_].*)?\\.class";
            try (Stream<Path> files = Files.list(ClassPath.testClasses().resolve(folder))) {
                files.filter(file -> file.getFileName().toString().matches(name))
                        .forEach(file -> copy(file, classes().resolve(folder).resolve(file.getFileName())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    /** Adds a file outside of WEB-INF. */
    WebApp file(String path, String content) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Adds a JAX-RS implementation. */
    WebApp with(JaxRs jaxRs) {
        jaxRs.jars().forEach(this::copyLibrary);
        return this;
    }

    /** Adds libraries of the tests' class path, by what the names of their jars begin with. */
    WebApp withLibraries(String... prefixes) {
        for (String prefix : prefixes) {
            ClassPath.jars(name -> name.startsWith(prefix)).forEach(this::copyLibrary);
        }
        return this;
    }

    /** Adds a jar made of a class folder. */
    WebApp jar(String name, Path classes) {
        zip(classes, root.resolve("WEB-INF/lib").resolve(name));
        return this;
    }

    /** Has it ask an emulator. */
    public WebApp asking(CrovverEmulator crovver) {
        return contextParam("crovver.secretKey", crovver.secretKey())
                .contextParam("crovver.baseUrl", crovver.uri().toString());
    }

    /** Has it find callers where {@code Login} leaves them. */
    WebApp callersFromSession() {
        return contextParam("crovver.tenant", "session:workspace").contextParam("crovver.user", "session:user");
    }

    public WebApp contextParam(String name, String value) {
        contextParams.put(name, value);
        return this;
    }

    public WebApp withoutFilter() {
        filter = false;
        return this;
    }

    WebApp metadataComplete() {
        webAppAttributes = " metadata-complete=\"true\"";
        return this;
    }

    WebApp servlet(String name, String className, String pattern) {
        return descriptor("<servlet><servlet-name>" + name + "</servlet-name><servlet-class>" + className
                + "</servlet-class><async-supported>true</async-supported></servlet><servlet-mapping><servlet-name>"
                + name
                + "</servlet-name><url-pattern>" + pattern + "</url-pattern></servlet-mapping>");
    }

    WebApp descriptor(String xml) {
        descriptor.append(xml).append('\n');
        return this;
    }

    /** Writes the descriptor and returns the folder. */
    public Path build() {
        // Unless a test is about it: what Crovver is asked at the start would mix with what requests make it asked.
        contextParams.putIfAbsent("crovver.checkKeys", "off");
        StringBuilder xml = new StringBuilder(
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"" + webAppAttributes + ">\n");
        contextParams.forEach((name, value) -> xml.append("<context-param><param-name>")
                .append(name)
                .append("</param-name><param-value>")
                .append(value)
                .append("</param-value></context-param>\n"));
        if (filter) {
            xml.append("<filter><filter-name>crovver</filter-name>"
                    + "<filter-class>com.crovver.servlet.CrovverFilter</filter-class>"
                    + "<async-supported>true</async-supported></filter>"
                    + "<filter-mapping><filter-name>crovver</filter-name><url-pattern>/*</url-pattern>"
                    + "<dispatcher>REQUEST</dispatcher><dispatcher>FORWARD</dispatcher><dispatcher>INCLUDE</dispatcher>"
                    + "<dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher></filter-mapping>\n");
        }
        xml.append(descriptor).append("</web-app>\n");
        try {
            Files.createDirectories(classes());
            Files.writeString(root.resolve("WEB-INF/web.xml"), xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root;
    }

    private void copyKit(Path part) {
        if (Files.isDirectory(part)) {
            zip(
                    part,
                    root.resolve("WEB-INF/lib")
                            .resolve(part.getParent().getParent().getFileName() + ".jar"));
        } else {
            copyLibrary(part);
        }
    }

    private void copyLibrary(Path jar) {
        copy(jar, root.resolve("WEB-INF/lib").resolve(jar.getFileName()));
    }

    private static void copyTree(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> copy(file, to.resolve(from.relativize(file).toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void zip(Path folder, Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            try (Stream<Path> files = Files.walk(folder);
                    ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    out.putNextEntry(
                            new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
