package com.crovver.client;

import com.crovver.model.Plan;
import java.util.List;

/** Calls about the catalogue. */
final class PlanCalls {

    private PlanCalls() {}

    static ApiCall<List<Plan>> plans() {
        return ApiCall.get(
                "/api/public/plans",
                KeyChoice.SECRET_OR_PUBLIC,
                answer -> List.copyOf(answer.data().listIn("plans", PlanReader::plan)));
    }
}
