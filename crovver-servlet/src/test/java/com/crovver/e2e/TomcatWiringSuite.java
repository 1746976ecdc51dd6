package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What only Tomcat allows at start-up. */
abstract class TomcatWiringSuite extends JaxRsWiringSuite {

    TomcatWiringSuite(Container container, JaxRs jaxRs) {
        super(container, jaxRs);
    }

    /** Jetty forbids this; Tomcat lets the start-up of any filter add servlets after our own check. */
    @Test
    void servletAddedAfterTheAudit_refusesEverything() throws Exception {
        WebApp webApp = webApp().descriptor(
                        "<filter><filter-name>adds</filter-name><filter-class>Adds</filter-class></filter>");
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE), LOGIN, """
                import jakarta.servlet.*;

                public class Adds implements Filter {
                    @Override
                    public void init(FilterConfig config) {
                        // A servlet's start-up runs after that of all filters.
                        config.getServletContext().addServlet("adds", new AddsLate()).setLoadOnStartup(1);
                    }

                    @Override
                    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {}
                }
                """, """
                import jakarta.servlet.http.*;

                public class AddsLate extends HttpServlet {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void init() {
                        getServletContext().addServlet("late", new Guarded()).addMapping("/late");
                    }
                }
                """);
        start(webApp);

        assertThat(new Browser(uri()).get("/late").status()).isEqualTo(500);
        assertThat(new Browser(uri()).get("/guarded").status()).isEqualTo(500);
    }

    @Test
    void restartedContext_isGuarded() throws Exception {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE), LOGIN);
        deploy(webApp);

        restart();

        assertThat(new Browser(uri()).loggedIn("acme", "alice").get("/guarded").body())
                .isEqualTo("guarded ran");
        assertThat(new Browser(uri()).get("/guarded").status()).isEqualTo(401);
    }
}
