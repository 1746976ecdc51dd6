package com.crovver.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The JAX-RS implementations that the kit is tested on; an application brings its own. */
enum JaxRs {
    JERSEY_3_1("jersey-3.1", Product.JERSEY),
    JERSEY_4_0("jersey-4.0", Product.JERSEY),
    RESTEASY_6_2("resteasy-6.2", Product.RESTEASY),
    RESTEASY_7_0("resteasy-7.0", Product.RESTEASY);

    /** Class names, and the settings that switch off the loading of the kit. */
    private enum Product {
        JERSEY(
                "org.glassfish.jersey.servlet.ServletContainer",
                "org.glassfish.jersey.servlet.ServletContainer",
                Map.of("jakarta.ws.rs.loadServices", "false", "jersey.config.disableMetainfServicesLookup", "true")),
        RESTEASY(
                "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher",
                "org.jboss.resteasy.plugins.server.servlet.FilterDispatcher",
                Map.of("resteasy.disable.providers", "com.crovver.jaxrs.CrovverFeature"));

        private final String servlet;
        private final String filter;

        @SuppressWarnings("ImmutableEnumChecker") // Made by Map.of.
        private final Map<String, String> withoutTheKit;

        Product(String servlet, String filter, Map<String, String> withoutTheKit) {
            this.servlet = servlet;
            this.filter = filter;
            this.withoutTheKit = withoutTheKit;
        }
    }

    private final String platform;
    private final Product product;

    JaxRs(String platform, Product product) {
        this.platform = platform;
        this.product = product;
    }

    /** The class of its servlet. */
    String servlet() {
        return product.servlet;
    }

    /** The class of its filter. */
    String filter() {
        return product.filter;
    }

    /** The init-params of a servlet or filter with which it does not load the kit. */
    String withoutTheKit() {
        StringBuilder initParams = new StringBuilder();
        product.withoutTheKit.forEach((name, value) -> initParams.append(initParam(name, value)));
        return initParams.toString();
    }

    /** The init-params of a servlet or filter that serves an Application of this class under a path. */
    static String serving(String application, String path) {
        return initParam("jakarta.ws.rs.Application", application)
                + initParam("resteasy.servlet.mapping.prefix", path)
                + initParam("jersey.config.servlet.filter.contextPath", path);
    }

    private static String initParam(String name, String value) {
        return "<init-param><param-name>" + name + "</param-name><param-value>" + value + "</param-value></init-param>";
    }

    List<Path> jars() {
        return ClassPath.platform(platform);
    }
}
