package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.annotation.Feature;
import com.crovver.annotation.OccupiesSeat;
import com.crovver.annotation.Unguarded;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which operation a method is where the compiler put bridges beside it; the guards are those of the processor. */
class ResourceOperationsTest {

    private static final String FEATURE = "advanced_analytics";

    interface OrdersApi {
        @POST
        @OccupiesSeat
        void create(String order);

        @GET
        @Unguarded
        String list();
    }

    abstract static class Crud<T> {
        public void create(T order) {}
    }

    /** The compiler makes a {@code create(String)} that calls {@code create(Object)}. */
    @Path("orders")
    static class Orders extends Crud<String> implements OrdersApi {
        @Override
        public String list() {
            return "";
        }
    }

    abstract static class Base<T> {
        @POST
        @Feature(FEATURE)
        public Object create(T order) {
            return order;
        }
    }

    /** The compiler makes a {@code create} that returns an {@code Object}. */
    abstract static class Middle<T> extends Base<T> {
        @Override
        public String create(T order) {
            return "";
        }
    }

    @Path("leaf")
    static class Leaf extends Middle<String> {}

    /** The compiler makes a {@code create(Object)} for those who cannot see the superclass. */
    @Path("child")
    public static class Child extends Base<String> {}

    /** The compiler makes a {@code create(Object)} that calls {@code create(String)}. */
    @Path("narrow")
    static class Narrow extends Base<String> {
        @Override
        public Object create(String order) {
            return order;
        }
    }

    static class Shelf<T> {
        class Items {
            @POST
            @Feature(FEATURE)
            public void add(T item) {}
        }
    }

    /** What {@code T} is, the owner of the superclass says. */
    @Path("books")
    static class Books extends Shelf<String>.Items {
        Books(Shelf<String> shelf) {
            shelf.super();
        }

        @Override
        public void add(String book) {}
    }

    @Test
    void innerClassOfAGenericClass_hasTheTypeArgumentsOfItsOwner() throws BrokenGuardException {
        assertThat(requirements(Books.class, "add")).hasSize(2).containsOnly(List.of(Requirement.feature(FEATURE)));
    }

    @Test
    void bridgeToAMethodOfAGenericSuperclass_isTheOperationOfThatMethod() throws BrokenGuardException {
        assertThat(requirements(Orders.class, "create")).hasSize(2).containsOnly(List.of(Requirement.seat()));
        assertThat(requirements(Orders.class, "list")).containsExactly(List.of());
    }

    @Test
    void bridgeForTheReturnType_isTheSameOperation() throws BrokenGuardException {
        assertThat(requirements(Leaf.class, "create")).hasSize(2).containsOnly(List.of(Requirement.feature(FEATURE)));
    }

    @Test
    void bridgeToAMethodOfASuperclassThatIsNotPublic_isTheOperationOfThatMethod() throws BrokenGuardException {
        assertThat(requirements(Child.class, "create")).containsExactly(List.of(Requirement.feature(FEATURE)));
    }

    @Test
    void bridgeToANarrowerMethod_isTheOperationOfThatMethod() throws BrokenGuardException {
        assertThat(requirements(Narrow.class, "create")).hasSize(2).containsOnly(List.of(Requirement.feature(FEATURE)));
    }

    /** What each method of this name requires, bridges included: JAX-RS may know an operation as either. */
    private static List<List<Requirement>> requirements(Class<?> resource, String name) throws BrokenGuardException {
        ResourceOperations operations = ResourceOperations.of(resource).orElseThrow();
        return Arrays.stream(resource.getMethods())
                .filter(method -> method.getName().equals(name))
                .map(method -> requirements(operations, method))
                .toList();
    }

    private static List<Requirement> requirements(ResourceOperations operations, Method method) {
        return operations.of(method).map(Operation::requirements).orElse(List.of());
    }
}
