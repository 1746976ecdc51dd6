package com.crovver.gate;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Keeps Tomcat from reaching behind a wrapper. After a forward, Tomcat 11 unwraps the response and ends it, so that what the
 * wrapper holds back is lost. Where it finds something else than wrappers and its own response, it closes the outermost wrapper
 * instead, as Servlet 6.0 said.
 */
final class Barrier {

    private static final String TOMCAT = "org.apache.catalina.";

    private Barrier() {}

    /** The same response, not to be unwrapped further if it is Tomcat's. */
    static HttpServletResponse before(HttpServletResponse response) {
        ServletResponse innermost = response;
        while (innermost instanceof ServletResponseWrapper wrapper) {
            innermost = wrapper.getResponse();
        }
        return innermost.getClass().getName().startsWith(TOMCAT) ? notToBeUnwrapped(response) : response;
    }

    private static HttpServletResponse notToBeUnwrapped(HttpServletResponse response) {
        return (HttpServletResponse) Proxy.newProxyInstance(
                Barrier.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(response, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
