package com.crovver.example;

/**
 * The beginning of a text.
 *
 * @param id unique within its workspace
 * @param author who had it written
 * @param opening its first sentence
 */
record Draft(String id, String author, String opening) {

    int words() {
        return opening.split("\\s+").length;
    }
}
