package good;

import com.crovver.guard.Guard;
import com.crovver.guard.GuardOf;
import com.crovver.guard.Requirement;
import javax.annotation.processing.Generated;

/**
 * What {@code good.Orders$Items} requires of its callers, as its annotations say.
 */
@GuardOf("good.Orders.Items")
@Generated("com.crovver.processor.GuardProcessor")
public final class Orders$Items_CrovverGuard extends Guard {
    /**
     * Called when the application starts.
     */
    public Orders$Items_CrovverGuard() {
        super(
                "good.Orders$Items",
                every(
                        Requirement.feature("items")),
                operation("add(java.lang.CharSequence,long)",
                        Requirement.feature("generic")),
                operation("add(java.lang.String,java.util.List)",
                        Requirement.credits("items", 1)),
                operation("add(java.util.Map$Entry,int[][],byte[])",
                        Requirement.credits("items", 2)));
    }
}
