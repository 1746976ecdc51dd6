package com.crovver.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Hands out a workspace's drafts as a table: for plans with exports, and each one counts. */
@Path("exports")
public class ExportsResource {

    /** Exports every draft, a line each, as RFC 4180 describes it. Its length goes ahead. */
    @POST
    @Produces("text/csv;charset=UTF-8")
    @Feature("data_export")
    @ConsumesCredits(pool = "api_calls")
    public Response export(@Context HttpServletRequest request, @Context ServletContext application) {
        StringBuilder table = new StringBuilder("id,author,opening\r\n");
        for (Draft draft : Drafts.of(application).in(Member.signedIn(request).workspace())) {
            table.append("%s,%s,%s\r\n".formatted(field(draft.id()), field(draft.author()), field(draft.opening())));
        }
        byte[] bytes = table.toString().getBytes(UTF_8);
        return Response.ok(bytes)
                .header(HttpHeaders.CONTENT_LENGTH, bytes.length)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"drafts.csv\"")
                .build();
    }

    private static String field(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
