package com.crovver.benchmarks;

import com.crovver.servlet.CrovverFilter;
import com.crovver.servlet.CrovverInitializer;
import jakarta.servlet.DispatcherType;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ContextResource;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * Tomcat with an open servlet and three handlers that are guarded, by the kit before them. Bare it has neither the kit nor
 * guards: the same answers at the same paths, for anybody.
 */
final class WebServer {

    private static final String THREADS = "20";
    private static final String DATA_SOURCE = "jdbc/app";
    /** Enough that nothing is refused: of one tenant a quarter may wait. */
    private static final String WAITERS = "4000";

    private WebServer() {}

    /** Prints its port and serves until it is killed: {@code bare}, or {@code blocking|non-blocking CROVVER [JDBC_URL]}. */
    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("benchmark").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", THREADS);
        tomcat.getConnector().setProperty("minSpareThreads", THREADS);
        tomcat.getConnector().setProperty("acceptCount", "1000");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", null);
        boolean bare = args[0].equals("bare");
        serve(context, "/open", OpenServlet.class);
        serve(context, "/paid", PaidServlet.class);
        serve(context, "/guarded", bare ? OpenServlet.class : GuardedServlet.class);
        serveResources(context, "/api/*", bare, bare ? OpenResource.class : GuardedResource.class);
        serveResources(
                context, "/filtered/*", bare, FilteredResource.class, EmptyFilter.class, EmptyFilter.First.class);
        if (!bare) {
            FilterDef filter = guard(context, args[0].equals("non-blocking"), args[1]);
            if (args.length > 2) {
                tomcat.enableNaming();
                filter.addInitParameter("crovver.dataSource", DATA_SOURCE);
                context.getNamingResources().addResource(pool(args[2]));
            }
        }
        tomcat.start();
        if (context.getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("the application did not start");
        }
        System.out.println(tomcat.getConnector().getLocalPort());
        tomcat.getServer().await();
    }

    private static void serveResources(Context context, String path, boolean bare, Class<?>... components) {
        Wrapper wrapper = serve(context, path, ServletContainer.class);
        wrapper.addInitParameter(
                ServerProperties.PROVIDER_CLASSNAMES,
                Arrays.stream(components).map(Class::getName).collect(Collectors.joining(",")));
        // The kit is on the class path; bare, nothing of it is loaded.
        wrapper.addInitParameter("jakarta.ws.rs.loadServices", Boolean.toString(!bare));
        wrapper.setAsyncSupported(true);
    }

    private static Wrapper serve(Context context, String path, Class<?> servlet) {
        Wrapper wrapper = context.createWrapper();
        wrapper.setName("servlet at " + path);
        wrapper.setServletClass(servlet.getName());
        context.addChild(wrapper);
        context.addServletMappingDecoded(path, wrapper.getName());
        return wrapper;
    }

    private static ContextResource pool(String url) {
        ContextResource pool = new ContextResource();
        pool.setName(DATA_SOURCE);
        pool.setType("javax.sql.DataSource");
        pool.setAuth("Container");
        pool.setProperty("factory", "com.zaxxer.hikari.HikariJNDIFactory");
        pool.setProperty("jdbcUrl", url);
        pool.setProperty("maximumPoolSize", THREADS);
        return pool;
    }

    private static FilterDef guard(Context context, boolean nonBlocking, String crovver) {
        context.addServletContainerInitializer(new CrovverInitializer(), Set.of());
        FilterDef filter = new FilterDef();
        filter.setFilterName("crovver");
        filter.setFilterClass(CrovverFilter.class.getName());
        filter.setAsyncSupported("true");
        filter.addInitParameter("crovver.secretKey", "sk_test_benchmark");
        filter.addInitParameter("crovver.baseUrl", crovver);
        filter.addInitParameter("crovver.tenant", OneTenant.class.getName());
        filter.addInitParameter("crovver.waiters", WAITERS);
        filter.addInitParameter("crovver.checkKeys", "off");
        // A machine that is too slow shows a low rate, not refusals.
        filter.addInitParameter("crovver.budget", "30s");
        filter.addInitParameter("crovver.attemptTimeout", "30s");
        filter.addInitParameter("crovver.nonBlocking", Boolean.toString(nonBlocking));
        context.addFilterDef(filter);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("crovver");
        everywhere.addURLPattern("/*");
        for (DispatcherType type : DispatcherType.values()) {
            everywhere.setDispatcher(type.name());
        }
        context.addFilterMap(everywhere);
        return filter;
    }
}
