import com.crovver.guard.Guard;
import com.crovver.guard.GuardOf;
import com.crovver.guard.Requirement;
import java.lang.Override;
import java.lang.String;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What {@code UnnamedPackageServlet} requires of its callers, as its annotations say.
 */
@GuardOf("UnnamedPackageServlet")
@Generated("com.crovver.processor.GuardProcessor")
public final class UnnamedPackageServlet_CrovverGuard implements Guard {
    private static final List<Requirement> EVERY_OPERATION = List.of();

    private static final Map<String, List<Requirement>> OPERATIONS = Map.ofEntries(
            Map.entry("doPut", List.of(
                    Requirement.seat())));

    /**
     * Called when the application starts.
     */
    public UnnamedPackageServlet_CrovverGuard() {
    }

    @Override
    public String handler() {
        return "UnnamedPackageServlet";
    }

    @Override
    public List<Requirement> everyOperation() {
        return EVERY_OPERATION;
    }

    @Override
    public Map<String, List<Requirement>> operations() {
        return OPERATIONS;
    }
}
