package com.crovver.example;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Exports a workspace's drafts: for plans with exports, and each one counts. */
@Path("exports")
public class ExportsResource {

    /** Begins an export, which is when it is paid for. To look how far it is, and to fetch it, is free: {@link ExportServlet}. */
    @POST
    @Feature("data_export")
    @ConsumesCredits(pool = "api_calls")
    public Response export(@Context HttpServletRequest request, @Context ServletContext application) {
        String workspace = Member.signedIn(request).workspace();
        Export export =
                Exports.of(application).begin(workspace, Drafts.of(application).in(workspace));
        return Response.seeOther(URI.create(ExportServlet.path(request, export)))
                .build();
    }
}
