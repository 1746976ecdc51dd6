package com.crovver.example.page;

/** Something to show to people. */
public interface Page {

    /** The whole page. */
    String html();
}
