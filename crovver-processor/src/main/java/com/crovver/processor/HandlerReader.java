package com.crovver.processor;

import com.crovver.processor.HandlerModel.AnnotatedMethod;
import com.crovver.processor.HandlerModel.HiddenOperation;
import com.crovver.processor.HandlerModel.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what the user wrote. Lives for one round, in which what a type says is read once, however many inherit it. */
final class HandlerReader {

    private static final String SERVLET = "jakarta.servlet.Servlet";

    private final RequirementReader requirements;
    private final Overrides overrides;
    private final Names names;
    private final Elements elements;
    private final Map<TypeElement, Declarations> declarations = new HashMap<>();

    HandlerReader(Elements elements, Types types) {
        this.elements = elements;
        this.requirements = new RequirementReader(elements);
        this.overrides = new Overrides(elements, types);
        this.names = new Names(elements, types);
    }

    /**
     * Reads a type.
     *
     * @return empty if there is nothing to guard and nothing to complain about
     * @throws UnresolvedException if something that matters does not exist in this round
     */
    Optional<HandlerModel> read(TypeElement type) {
        Hierarchy hierarchy = Hierarchy.of(type);
        HandlerKind kind = kindOf(hierarchy);
        boolean required =
                hierarchy.nearestFirst().stream().map(this::declarationsOf).anyMatch(Declarations::hasRequirements);
        refuseUnresolved(type, kind, required);
        if (!required || (kind == HandlerKind.NONE && !declarationsOf(type).hasRequirements())) {
            return Optional.empty();
        }
        List<OverrideChain> chains = overrides.in(hierarchy);
        return Optional.of(new HandlerModel(
                type,
                names.binary(type),
                kind,
                hierarchy.size(),
                declarationsOf(type).onType(),
                annotatedMethods(type, kind, chains),
                hierarchy.ownLast().stream()
                        .flatMap(each -> declarationsOf(each).onType().stream())
                        .toList(),
                operations(kind, chains),
                hiddenOperations(kind, chains),
                decidingService(kind, chains).orElse(null)));
    }

    private HandlerKind kindOf(Hierarchy hierarchy) {
        if (hierarchy.isA(SERVLET)) {
            return HandlerKind.SERVLET;
        }
        return hierarchy.nearestFirst().stream().map(this::declarationsOf).anyMatch(Declarations::answersRequests)
                ? HandlerKind.JAXRS
                : HandlerKind.NONE;
    }

    private List<AnnotatedMethod> annotatedMethods(TypeElement type, HandlerKind kind, List<OverrideChain> chains) {
        Map<ExecutableElement, MethodRole> roles = new HashMap<>();
        chains.forEach(chain -> roles.put(chain.head(), roleOf(kind, chain)));
        List<AnnotatedMethod> methods = new ArrayList<>();
        declarationsOf(type).onMethods().forEach((method, declared) -> {
            MethodRole role = roles.getOrDefault(method, MethodRole.UNSAID);
            methods.add(new AnnotatedMethod(method, role, declared));
        });
        return methods;
    }

    private List<Operation> operations(HandlerKind kind, List<OverrideChain> chains) {
        Map<String, OverrideChain> bySignature = new TreeMap<>();
        for (OverrideChain chain : chains) {
            if (roleOf(kind, chain) == MethodRole.OPERATION
                    && !requirementsOf(chain).isEmpty()) {
                bySignature.put(names.signature(chain.head()), chain);
            }
        }
        // A servlet may have both methods called service: they are one operation, and a request passes through both.
        Map<String, Operation> byKey = new TreeMap<>();
        bySignature.forEach((signature, chain) -> {
            String key =
                    kind == HandlerKind.SERVLET ? chain.head().getSimpleName().toString() : signature;
            byKey.merge(key, new Operation(key, chain.head(), requirementsOf(chain)), HandlerReader::both);
        });
        return List.copyOf(byKey.values());
    }

    private static Operation both(Operation one, Operation other) {
        List<Declared> declared = new ArrayList<>(one.declared());
        declared.addAll(other.declared());
        return new Operation(one.key(), one.method(), declared);
    }

    private List<HiddenOperation> hiddenOperations(HandlerKind kind, List<OverrideChain> chains) {
        List<HiddenOperation> hidden = new ArrayList<>();
        for (OverrideChain chain : chains) {
            List<MethodRole> roles = ResourceMethods.rolesIn(chain);
            int operation = roles.indexOf(MethodRole.OPERATION);
            int deciding = roles.indexOf(ResourceMethods.role(chain));
            if (kind == HandlerKind.JAXRS
                    && deciding < operation
                    && !requirementsOf(chain).isEmpty()) {
                hidden.add(new HiddenOperation(
                        chain.methods().get(deciding), chain.methods().get(operation)));
            }
        }
        return hidden;
    }

    private Optional<ExecutableElement> decidingService(HandlerKind kind, List<OverrideChain> chains) {
        return chains.stream()
                .filter(chain -> roleOf(kind, chain) == MethodRole.OPERATION)
                .map(OverrideChain::head)
                .filter(method -> method.getSimpleName().contentEquals(ServletMethods.SERVICE))
                .filter(method -> kind == HandlerKind.SERVLET
                        && !method.getModifiers().contains(Modifier.ABSTRACT)
                        && !ServletMethods.isServletApi(
                                elements.getPackageOf(method).getQualifiedName().toString()))
                .findFirst();
    }

    /** Requirements of the method that runs: its own if it has any, otherwise those of the nearest overridden one. */
    private List<Declared> requirementsOf(OverrideChain chain) {
        return chain.methods().stream()
                .map(method -> declarationsOf(Names.owner(method)).on(method))
                .filter(declared -> !declared.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private MethodRole roleOf(HandlerKind kind, OverrideChain chain) {
        ExecutableElement method = chain.head();
        return switch (kind) {
            case SERVLET -> {
                String name = method.getSimpleName().toString();
                boolean operation = ServletMethods.OPERATIONS.contains(name)
                        && ServletMethods.isOperation(name, names.parameters(method));
                yield operation ? MethodRole.OPERATION : MethodRole.UNSAID;
            }
            case JAXRS -> ResourceMethods.role(chain);
            case NONE -> MethodRole.UNSAID;
        };
    }

    private Declarations declarationsOf(TypeElement type) {
        Declarations known = declarations.get(type);
        if (known == null) {
            known = Declarations.of(type, requirements);
            declarations.put(type, known);
        }
        return known;
    }

    /**
     * Only the type itself is looked at: byte code of supertypes may well name annotations that are not on the class
     * path, and supertypes in source are read by themselves.
     */
    private static void refuseUnresolved(TypeElement type, HandlerKind kind, boolean required) {
        boolean relevant = required || kind != HandlerKind.NONE;
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            refuseUnresolvedAnnotations(method);
            if (relevant) {
                method.getParameters().forEach(parameter -> refuseUnresolved(parameter.asType()));
            }
        }
        refuseUnresolvedAnnotations(type);
    }

    private static void refuseUnresolvedAnnotations(Element element) {
        element.getAnnotationMirrors().forEach(annotation -> refuseUnresolved(annotation.getAnnotationType()));
    }

    private static void refuseUnresolved(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            throw new UnresolvedException();
        } else if (type instanceof ArrayType array) {
            refuseUnresolved(array.getComponentType());
        }
    }
}
