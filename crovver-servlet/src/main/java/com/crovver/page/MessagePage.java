package com.crovver.page;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePartial;
import io.jstach.jstache.JStachePartials;
import io.jstach.jstache.JStacheType;
import org.jspecify.annotations.Nullable;

/**
 * Says one thing.
 *
 * @param title what it is about
 * @param detail the thing
 * @param back where to go on, which whoever makes the page has checked to be safe; null if nowhere
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "com/crovver/page/message.mustache")
@JStachePartials(@JStachePartial(name = "style", path = "com/crovver/page/style.mustache"))
public record MessagePage(
        String title, String detail, @Nullable String back) {

    /** Made with what escapes; a renderer that is left to itself writes every value as it is. */
    private static final MessagePageRenderer RENDERER = new MessagePageRenderer(String::valueOf, HtmlText::escape);

    /** The page in ASCII. */
    public String html() {
        return RENDERER.execute(this);
    }
}
