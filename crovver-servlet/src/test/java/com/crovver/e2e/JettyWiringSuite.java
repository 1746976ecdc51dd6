package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What only Jetty does at start-up. */
abstract class JettyWiringSuite extends JaxRsWiringSuite {

    JettyWiringSuite(Container container, JaxRs jaxRs) {
        super(container, jaxRs);
    }

    /** Jetty runs such filters behind the gates; Tomcat in the order of web.xml, and so in front of them. */
    @Test
    void filterOfAnyServlet_failsTheDeployment() {
        WebApp webApp = webApp().descriptor(
                        "<filter><filter-name>any</filter-name><filter-class>Any</filter-class></filter>"
                                + "<filter-mapping><filter-name>any</filter-name><servlet-name>*</servlet-name></filter-mapping>");
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE), """
                import jakarta.servlet.*;

                public class Any implements Filter {
                    @Override
                    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {}
                }
                """);

        assertThat(deploymentFailure(webApp)).contains("Filter any").contains("/*");
    }

    /** Jetty keeps filters that were added by program, and with them the classes of before. */
    @Test
    void restartedContext_failsTheDeployment() throws Exception {
        WebApp webApp = webApp();
        SourceCompiler.compile(webApp.classes(), true, servlet(WITH_FEATURE));
        start(webApp);

        assertThatThrownBy(this::restart).hasStackTraceContaining("kept the gate of Servlet Guarded");
    }
}
