package com.crovver.processor;

import com.crovver.processor.HandlerModel.AnnotatedMethod;
import com.crovver.processor.HandlerModel.HiddenOperation;
import com.crovver.processor.HandlerModel.Locator;
import com.crovver.processor.HandlerModel.Operation;
import com.crovver.processor.HandlerModel.UnguardedMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Reads the methods of one handler. */
final class OperationReader {

    private final HandlerKind kind;
    private final List<OverrideChain> chains;
    private final DeclarationReader declarations;
    private final Names names;
    private final Map<ExecutableElement, MethodRole> roles = new HashMap<>();

    OperationReader(HandlerKind kind, List<OverrideChain> chains, DeclarationReader declarations, Names names) {
        this.kind = kind;
        this.chains = chains;
        this.declarations = declarations;
        this.names = names;
        chains.forEach(chain -> roles.put(chain.head(), role(chain)));
    }

    /**
     * Those of a type's own methods that have requirements on them, also where they should not be, and the inherited ones
     * whose requirements no request meets.
     */
    List<AnnotatedMethod> annotatedMethods(TypeElement type) {
        List<AnnotatedMethod> methods = new ArrayList<>();
        declarations
                .of(type)
                .onMethods()
                .forEach((method, declared) -> methods.add(new AnnotatedMethod(method, roleOf(method), declared)));
        // Nobody calls an interface or an abstract class; a class below may still make an operation of a method.
        if (type.getKind().isClass() && !type.getModifiers().contains(Modifier.ABSTRACT)) {
            chains.stream()
                    .filter(this::isNoOperation)
                    .map(this::annotatedMethod)
                    .flatMap(Optional::stream)
                    .filter(each -> !Names.owner(each.method()).equals(type))
                    .forEach(methods::add);
        }
        return methods;
    }

    /** Whether no method of a chain would answer requests: one that does is a {@link HiddenOperation}. */
    private boolean isNoOperation(OverrideChain chain) {
        return switch (kind) {
            case SERVLET -> roleOf(chain.head()) != MethodRole.OPERATION;
            case JAXRS -> !ResourceMethods.rolesIn(chain).contains(MethodRole.OPERATION);
            case NONE -> false;
        };
    }

    /** The method whose requirements the head of a chain has. */
    private Optional<AnnotatedMethod> annotatedMethod(OverrideChain chain) {
        return chain.methods().stream()
                .filter(method -> !declaredOn(method).isEmpty())
                .findFirst()
                .map(method -> new AnnotatedMethod(method, roleOf(chain.head()), declaredOn(method)));
    }

    /** Those of a type's own methods that are said to be open, also where they are not. */
    List<UnguardedMethod> unguardedMethods(TypeElement type) {
        List<UnguardedMethod> methods = new ArrayList<>();
        declarations.of(type).unguarded().forEach((method, annotation) -> {
            Optional<OverrideChain> chain =
                    chains.stream().filter(each -> each.head().equals(method)).findFirst();
            methods.add(new UnguardedMethod(
                    method,
                    roleOf(method),
                    annotation,
                    chain.map(this::requirementsOf).orElse(List.of())));
        });
        return methods;
    }

    /** Those that answer requests, sorted by key. What a servlet does not override is no operation of its own. */
    List<Operation> operations() {
        Map<String, OverrideChain> bySignature = new TreeMap<>();
        for (OverrideChain chain : chainsOfOperations()) {
            if (!(requirementsOf(chain).isEmpty() && isOfServletApi(chain.head()))) {
                bySignature.putIfAbsent(names.signature(chain.head()), chain);
            }
        }
        // A servlet may have both methods called service: they are one operation, and a request passes through both.
        Map<String, Operation> byKey = new TreeMap<>();
        bySignature.forEach((signature, chain) -> {
            Operation operation = operation(signature, chain);
            byKey.merge(operation.key(), operation, OperationReader::both);
        });
        return List.copyOf(byKey.values());
    }

    List<OverrideChain> chainsOfOperations() {
        return chains.stream()
                .filter(chain -> roleOf(chain.head()) == MethodRole.OPERATION)
                .toList();
    }

    private Operation operation(String signature, OverrideChain chain) {
        String name = chain.head().getSimpleName().toString();
        boolean servlet = kind == HandlerKind.SERVLET;
        return new Operation(
                servlet ? name : signature,
                chain,
                origin(chain),
                requirementsOf(chain),
                servlet ? ServletMethods.httpMethods(name) : ResourceMethods.httpMethods(chain),
                chain.methods().stream().anyMatch(this::isUnguarded));
    }

    private boolean isUnguarded(ExecutableElement method) {
        return declarations.of(Names.owner(method)).unguarded().containsKey(method);
    }

    private static Operation both(Operation one, Operation other) {
        List<Declared> declared = new ArrayList<>(one.declared());
        declared.addAll(other.declared());
        return new Operation(
                one.key(),
                one.chain(),
                one.origin(),
                declared,
                one.httpMethods(),
                one.unguarded() || other.unguarded());
    }

    /** Those that find the object that answers, in the order of the source. */
    List<Locator> locators() {
        return chains.stream()
                .filter(chain -> roleOf(chain.head()) == MethodRole.LOCATOR)
                .map(this::locator)
                .toList();
    }

    private Locator locator(OverrideChain chain) {
        TypeElement found = ResourceMethods.foundBy(chain.head());
        boolean guarded = found != null
                && Hierarchy.of(found).nearestFirst().stream()
                        .map(declarations::of)
                        .anyMatch(Declarations::hasRequirements);
        return new Locator(chain, origin(chain), found, guarded);
    }

    /** Those that would be among the operations, had an override no annotations of its own. */
    List<HiddenOperation> hiddenOperations() {
        List<HiddenOperation> hidden = new ArrayList<>();
        if (kind == HandlerKind.JAXRS) {
            for (OverrideChain chain : chains) {
                List<MethodRole> roles = ResourceMethods.rolesIn(chain);
                int operation = roles.indexOf(MethodRole.OPERATION);
                int deciding = roles.indexOf(ResourceMethods.role(chain));
                if (deciding < operation && !requirementsOf(chain).isEmpty()) {
                    hidden.add(new HiddenOperation(
                            chain.methods().get(deciding), chain.methods().get(operation)));
                }
            }
        }
        return hidden;
    }

    /**
     * The servlet's method that decides which doX runs, if it is not the Servlet API's. One of an interface that the API's
     * implements counts too if it has requirements: they hold for whatever the API's runs.
     */
    Optional<ExecutableElement> decidingService() {
        return chainsOfOperations().stream()
                .filter(chain -> kind == HandlerKind.SERVLET)
                .filter(chain -> chain.head().getSimpleName().contentEquals(ServletMethods.SERVICE))
                .filter(chain -> !chain.head().getModifiers().contains(Modifier.ABSTRACT))
                .flatMap(chain -> isOfServletApi(chain.head())
                        ? chain.methods().stream()
                                .filter(method -> !declaredOn(method).isEmpty())
                        : Stream.of(chain.head()))
                .findFirst();
    }

    /** Requirements of the method that runs: its own if it has any, otherwise those of the nearest overridden one. */
    private List<Declared> requirementsOf(OverrideChain chain) {
        return chain.methods().stream()
                .map(this::declaredOn)
                .filter(declared -> !declared.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Declared> declaredOn(ExecutableElement method) {
        return declarations.of(Names.owner(method)).on(method);
    }

    /** What a method is that a container may call; others, such as static ones, are nothing to it. */
    private MethodRole roleOf(ExecutableElement method) {
        return roles.getOrDefault(method, MethodRole.UNSAID);
    }

    private MethodRole role(OverrideChain chain) {
        ExecutableElement method = chain.head();
        return switch (kind) {
            // Also doPatch, which Servlet 6.0 does not call: what is compiled against it may run on 6.1.
            case SERVLET ->
                ServletMethods.isOperation(method.getSimpleName().toString(), () -> names.parameters(method))
                        ? MethodRole.OPERATION
                        : MethodRole.UNSAID;
            case JAXRS -> ResourceMethods.role(chain);
            case NONE -> MethodRole.UNSAID;
        };
    }

    /** The farthest method that makes of a chain what it is. */
    private ExecutableElement origin(OverrideChain chain) {
        return chain.methods().stream()
                .filter(method -> kind == HandlerKind.SERVLET
                        ? !isOfServletApi(method)
                        : ResourceMethods.declaredRole(method) != MethodRole.UNSAID)
                .reduce(chain.head(), (nearer, farther) -> farther);
    }

    private boolean isOfServletApi(ExecutableElement method) {
        return ServletMethods.isServletApi(names.packageOf(method));
    }
}
