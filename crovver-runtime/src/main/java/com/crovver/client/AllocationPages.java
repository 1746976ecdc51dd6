package com.crovver.client;

import com.crovver.model.Allocation;
import com.crovver.model.AllocationPage;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads one page after the other, each when it is needed. */
final class AllocationPages implements Iterator<AllocationPage> {

    private final Function<GetAllocationsRequest, AllocationPage> reader;
    private GetAllocationsRequest next;
    private boolean more = true;

    private AllocationPages(GetAllocationsRequest first, Function<GetAllocationsRequest, AllocationPage> reader) {
        this.next = first;
        this.reader = reader;
    }

    /** The allocations of a page and all that follow it. */
    static Stream<Allocation> stream(
            GetAllocationsRequest first, Function<GetAllocationsRequest, AllocationPage> reader) {
        Iterator<AllocationPage> pages = new AllocationPages(first, reader);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, traits), false)
                .flatMap(page -> page.allocations().stream());
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    /**
     * The next page. An empty one is the last, whatever it says, and so is the last of all that it counts: a wrong flag would
     * make it go on for ever.
     */
    @Override
    public AllocationPage next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        AllocationPage page = reader.apply(next);
        more = page.hasNextPage() && !page.allocations().isEmpty() && next.page() < page.totalPages();
        next = next.withPage(next.page() + 1);
        return page;
    }
}
