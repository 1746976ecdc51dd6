package com.crovver.e2e.routes;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;

/** Adds servlets by program, in each of the ways there are. */
@WebListener
public class Adds implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        async(context.addServlet("added-name", Guarded.class.getName())).addMapping("/added/name");
        async(context.addServlet("added-class", Guarded.class)).addMapping("/added/class");
        async(context.addServlet("added-instance", new Guarded() {
                    private static final long serialVersionUID = 1L;
                }))
                .addMapping("/added/instance");
    }

    private static ServletRegistration.Dynamic async(ServletRegistration.Dynamic servlet) {
        servlet.setAsyncSupported(true);
        return servlet;
    }
}
