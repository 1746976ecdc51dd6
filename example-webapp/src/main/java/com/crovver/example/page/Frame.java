package com.crovver.example.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is around the content of every page.
 *
 * @param title of the page
 * @param base path of the application; empty, or with a leading slash
 * @param user who is signed in; null if nobody is
 * @param workspace whose page it is; null if nobody is signed in
 * @param places where else to go
 * @param emulated whether the emulator stands in for Crovver
 */
public record Frame(
        String title,
        String base,
        @Nullable String user,
        @Nullable String workspace,
        List<Place> places,
        boolean emulated) {

    /**
     * A page of the menu.
     *
     * @param path within the application, with a leading slash
     * @param name for people
     * @param here whether it is the one on view
     */
    public record Place(String path, String name, boolean here) {}

    /** Copies the list. */
    public Frame {
        places = List.copyOf(places);
    }
}
