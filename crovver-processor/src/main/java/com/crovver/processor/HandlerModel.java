package com.crovver.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What the user wrote on one type, and what the type inherits. Handlers have one, and other annotated types too, so that
 * they can be told what is wrong.
 *
 * @param binaryName name as {@link Class#getName()} has it
 * @param depth greater than that of every supertype
 * @param onType requirements on the type itself
 * @param onMethods its own methods that have requirements on them, and inherited ones whose requirements no request meets
 * @param unguarded its own methods that are said to be open
 * @param everyOperation requirements on the type and its supertypes
 * @param operations the methods that answer requests, sorted by key
 * @param hidden operations lost by an override
 * @param inherited operations that inherit requirements from two methods, and not the same
 * @param locators methods that find the object that answers
 * @param service the method that decides which doX runs, if the Servlet API's does not
 */
record HandlerModel(
        TypeElement type,
        String binaryName,
        HandlerKind kind,
        int depth,
        List<Declared> onType,
        List<AnnotatedMethod> onMethods,
        List<UnguardedMethod> unguarded,
        List<Declared> everyOperation,
        List<Operation> operations,
        List<HiddenOperation> hidden,
        List<InheritedTwice> inherited,
        List<Locator> locators,
        @Nullable ExecutableElement service) {

    /**
     * A method with requirements on it.
     *
     * @param role what it is to the container, annotations of overridden methods included
     */
    record AnnotatedMethod(ExecutableElement method, MethodRole role, List<Declared> declared) {}

    /**
     * A method that is said to be open.
     *
     * @param declared the requirements that it, or a method that it overrides, has all the same
     */
    record UnguardedMethod(
            ExecutableElement method, MethodRole role, AnnotationMirror annotation, List<Declared> declared) {}

    /**
     * A method that answers requests.
     *
     * @param key its name among those of the handler, in the guard and at run time
     * @param chain the method that runs, and what it overrides
     * @param origin the farthest method that makes it an operation, the same for all that inherit from there
     * @param declared the requirements that it has beyond those of every operation
     * @param httpMethods those that it answers, such as {@code GET}; empty where its own code decides
     * @param unguarded whether it is said to be open
     */
    record Operation(
            String key,
            OverrideChain chain,
            ExecutableElement origin,
            List<Declared> declared,
            Set<String> httpMethods,
            boolean unguarded) {

        ExecutableElement method() {
            return chain.head();
        }
    }

    /**
     * A method that finds the object that answers.
     *
     * @param chain the method that runs, and what it overrides
     * @param origin the farthest method that makes it a locator, the same for all that inherit from there
     * @param found the type of that object, as far as is known; null if nothing is
     * @param guarded whether that type has requirements
     */
    record Locator(
            OverrideChain chain,
            ExecutableElement origin,
            @Nullable TypeElement found,
            boolean guarded) {

        ExecutableElement method() {
            return chain.head();
        }
    }

    /** A method that would be an operation but for JAX-RS annotations on a method that overrides it. */
    record HiddenOperation(ExecutableElement by, ExecutableElement operation) {}

    /**
     * An operation that inherits requirements from two methods of which neither overrides the other.
     *
     * @param heir the farthest class that inherits both
     */
    record InheritedTwice(TypeElement heir, OverrideChain chain, Declared one, Declared other) {}

    /** Whether there is anything to guard. Nobody calls an interface: its requirements go to those who implement it. */
    boolean needsGuard() {
        return kind != HandlerKind.NONE
                && type.getKind().isClass()
                && !(everyOperation.isEmpty() && guardedOperations().isEmpty());
    }

    /** Every requirement that is on the type or inherited, right or wrong. */
    List<Declared> declared() {
        return Stream.of(
                        onType.stream(),
                        onMethods.stream().flatMap(each -> each.declared().stream()),
                        everyOperation.stream(),
                        operations.stream().flatMap(each -> each.declared().stream()))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /** The operations that have requirements of their own. */
    List<Operation> guardedOperations() {
        return operations.stream()
                .filter(operation -> !operation.declared().isEmpty())
                .toList();
    }

    /** Package of the guard, which is the handler's; empty for the unnamed one. */
    String packageName() {
        return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    }

    /** Name of the guard in its package. The runtime finds the guard by it, so that nothing has to be scanned. */
    String guardName() {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1) + "_CrovverGuard";
    }

    /** Name of the guard with its package. */
    String guardBinaryName() {
        return binaryName + "_CrovverGuard";
    }
}
