package com.crovver.client;

import java.util.Locale;
import java.util.Objects;

/**
 * The question who holds a seat. Immutable.
 *
 * @param tenantId the application's own id of the tenant
 * @param status which allocations to list
 * @param page number of the page, from 1
 * @param limit most allocations on a page, 1 to 100
 */
public record GetAllocationsRequest(String tenantId, Status status, int page, int limit) {

    /** Most allocations that Crovver puts on a page. */
    public static final int MAX_LIMIT = 100;

    private static final int DEFAULT_LIMIT = 50;

    /** Which allocations to list. */
    public enum Status {
        /** Seats that are held now. */
        ACTIVE,
        /** Seats that were taken back. */
        REMOVED,
        /** Both. */
        ALL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Checks the question.
     *
     * @throws IllegalArgumentException if the tenant is blank, or page or limit is out of range
     */
    public GetAllocationsRequest {
        Ids.required("tenantId", tenantId);
        Objects.requireNonNull(status, "status");
        if (page < 1) {
            throw new IllegalArgumentException("page must be at least 1, was " + page);
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", was " + limit);
        }
    }

    /** The first page of the seats held now, at most 50 on it. */
    public static GetAllocationsRequest of(String tenantId) {
        return new GetAllocationsRequest(tenantId, Status.ACTIVE, 1, DEFAULT_LIMIT);
    }

    /** The same question about other allocations. */
    public GetAllocationsRequest withStatus(Status newStatus) {
        return new GetAllocationsRequest(tenantId, newStatus, page, limit);
    }

    /**
     * The same question about another page.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public GetAllocationsRequest withPage(int newPage) {
        return new GetAllocationsRequest(tenantId, status, newPage, limit);
    }

    /**
     * The same question with another page size.
     *
     * @throws IllegalArgumentException if it is not 1 to 100
     */
    public GetAllocationsRequest withLimit(int newLimit) {
        return new GetAllocationsRequest(tenantId, status, page, newLimit);
    }
}
