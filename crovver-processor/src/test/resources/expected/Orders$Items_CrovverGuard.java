package good;

import com.crovver.guard.Guard;
import com.crovver.guard.GuardOf;
import com.crovver.guard.Requirement;
import java.lang.Override;
import java.lang.String;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What {@code good.Orders$Items} requires of its callers, as its annotations say.
 */
@GuardOf("good.Orders.Items")
@Generated("com.crovver.processor.GuardProcessor")
public final class Orders$Items_CrovverGuard implements Guard {
    private static final List<Requirement> EVERY_OPERATION = List.of(
            Requirement.feature("items"));

    private static final Map<String, List<Requirement>> OPERATIONS = Map.ofEntries(
            Map.entry("add(java.lang.CharSequence,long)", List.of(
                    Requirement.feature("generic"))),
            Map.entry("add(java.lang.String,java.util.List)", List.of(
                    Requirement.credits("items", 1))),
            Map.entry("add(java.util.Map$Entry,int[][],byte[])", List.of(
                    Requirement.credits("items", 2))));

    /**
     * Called when the application starts.
     */
    public Orders$Items_CrovverGuard() {
    }

    @Override
    public String handler() {
        return "good.Orders$Items";
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
