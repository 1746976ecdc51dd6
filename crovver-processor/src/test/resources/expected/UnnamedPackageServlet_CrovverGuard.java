import com.crovver.guard.Guard;
import com.crovver.guard.GuardOf;
import com.crovver.guard.Requirement;
import javax.annotation.processing.Generated;

/**
 * What {@code UnnamedPackageServlet} requires of its callers, as its annotations say.
 */
@GuardOf("UnnamedPackageServlet")
@Generated("com.crovver.processor.GuardProcessor")
public final class UnnamedPackageServlet_CrovverGuard extends Guard {
    /**
     * Called when the application starts.
     */
    public UnnamedPackageServlet_CrovverGuard() {
        super(
                "UnnamedPackageServlet",
                every(),
                operation("doPut",
                        Requirement.seat()));
    }
}
