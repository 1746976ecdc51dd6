package com.crovver.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param page where it stands
 * @param line of its opening fence, from 1
 * @param language the word behind the fence; empty if there is none
 * @param note what the hidden comment right before it says; empty if there is none
 */
record Block(Page page, int line, String language, String note, String text) {

    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:(?:public|final|abstract|sealed) )*(?:class|interface|record|enum) (\\w+)");

    /** Whether it is a whole source file, not a piece of a method. */
    boolean isSourceFile() {
        return TYPE.matcher(text).find();
    }

    /** The name of its first type. */
    String typeName() {
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            throw new IllegalStateException(this + " declares no type");
        }
        return type.group(1);
    }

    /** Where it stands, for people. */
    @Override
    public String toString() {
        return page + ":" + line;
    }
}
