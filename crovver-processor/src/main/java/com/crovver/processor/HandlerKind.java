package com.crovver.processor;

/** Who calls a type. */
enum HandlerKind {
    SERVLET("servlet"),
    JAXRS("jaxrs"),
    /** Nobody: the type handles no requests. */
    NONE("none");

    private final String text;

    HandlerKind(String text) {
        this.text = text;
    }

    /** As the index says it. */
    String text() {
        return text;
    }
}
