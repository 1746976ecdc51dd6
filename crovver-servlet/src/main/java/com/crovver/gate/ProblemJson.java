package com.crovver.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of a problem; the only place that knows how one is written. */
public final class ProblemJson {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ProblemJson() {}

    /** The problem as UTF-8 JSON: the standard's members first. */
    public static byte[] bytes(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type());
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        body.putAll(problem.members());
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem holds maps, lists, text and numbers only", e);
        }
    }
}
