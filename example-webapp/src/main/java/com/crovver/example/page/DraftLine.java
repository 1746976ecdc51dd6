package com.crovver.example.page;

/** A draft in a list. */
public record DraftLine(String id, String author, String opening) {}
