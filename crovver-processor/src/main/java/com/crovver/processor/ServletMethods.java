package com.crovver.processor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Which methods of a servlet a container calls for a request, itself or through the superclass's {@code service}. */
final class ServletMethods {

    static final String SERVICE = "service";

    /** Names of the operations. */
    static final List<String> OPERATIONS =
            List.of("doGet", "doHead", "doPost", "doPut", "doPatch", "doDelete", "doOptions", "doTrace", SERVICE);

    private static final List<String> HTTP_PARAMETERS =
            List.of("jakarta.servlet.http.HttpServletRequest", "jakarta.servlet.http.HttpServletResponse");
    private static final List<String> PARAMETERS =
            List.of("jakarta.servlet.ServletRequest", "jakarta.servlet.ServletResponse");

    private ServletMethods() {}

    /** Whether a container calls a method. The parameters of others may be of types that do not exist. */
    static boolean isOperation(String name, Supplier<List<String>> parameters) {
        return OPERATIONS.contains(name) && isOperationOf(name, parameters.get());
    }

    private static boolean isOperationOf(String name, List<String> parameters) {
        return parameters.equals(HTTP_PARAMETERS) || (name.equals(SERVICE) && parameters.equals(PARAMETERS));
    }

    /** The HTTP method that an operation answers, such as {@code GET}; none for {@code service}. */
    static Set<String> httpMethods(String operation) {
        return operation.equals(SERVICE)
                ? Set.of()
                : Set.of(operation.substring("do".length()).toUpperCase(Locale.ROOT));
    }

    /** Whether code of a package is that of the Servlet API, whose {@code service} calls the doX of the HTTP method. */
    static boolean isServletApi(String packageName) {
        return packageName.equals("jakarta.servlet") || packageName.startsWith("jakarta.servlet.");
    }
}
