package com.crovver.gate;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types a class inherits from, in the order in which the annotation processor looks at them, and which of their methods
 * are one to it once its type arguments are put in. Immutable.
 */
public final class Supertypes {

    private final Set<Class<?>> types = new LinkedHashSet<>();
    /** The methods that may override each other, by name, those of near types first. */
    private final Map<String, List<Method>> methods = new HashMap<>();

    private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

    /** Looks at a class and all that it inherits from. */
    public Supertypes(Class<?> type) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> next = type; next != null && next != Object.class; next = next.getSuperclass()) {
            types.add(next);
            addInterfaces(next, interfaces);
        }
        types.addAll(interfaces);
        for (Class<?> each : types) {
            for (Method method : each.getDeclaredMethods()) {
                if (canOverride(method)) {
                    methods.computeIfAbsent(method.getName(), name -> new ArrayList<>())
                            .add(method);
                }
            }
        }
        collectArguments(type);
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> each : type.getInterfaces()) {
            // Met again through another path: it moves behind the type that extends it.
            interfaces.remove(each);
            interfaces.add(each);
            addInterfaces(each, interfaces);
        }
    }

    /** The class itself, its superclasses from near to far, and then all their interfaces, each before what it extends. */
    public Set<Class<?>> all() {
        return Collections.unmodifiableSet(types);
    }

    /** The method that runs where a method of the class is called, and what it overrides, nearest first. */
    public List<Method> chainOf(Method method) {
        List<Class<?>> parameters = parametersOf(method.isBridge() ? bridged(method) : method);
        return methodsCalled(method.getName()).stream()
                .filter(candidate -> parametersOf(candidate).equals(parameters))
                .toList();
    }

    /** A bridge has the erased parameters of the method that it stands in for, and tells nothing of type arguments. */
    private Method bridged(Method bridge) {
        return methodsCalled(bridge.getName()).stream()
                .filter(candidate -> Arrays.equals(candidate.getParameterTypes(), bridge.getParameterTypes()))
                .findFirst()
                .orElse(bridge);
    }

    private List<Method> methodsCalled(String name) {
        return methods.getOrDefault(name, List.of());
    }

    private static boolean canOverride(Method method) {
        return !method.isBridge()
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers());
    }

    /** The erased parameter types of a method of one of the supertypes, as the class sees them. */
    private List<Class<?>> parametersOf(Method method) {
        List<Class<?>> parameters = new ArrayList<>();
        for (Type parameter : method.getGenericParameterTypes()) {
            parameters.add(erase(parameter));
        }
        return parameters;
    }

    private void collectArguments(@Nullable Class<?> type) {
        if (type == null || type == Object.class) {
            return;
        }
        List<Type> parents = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            parents.add(type.getGenericSuperclass());
        }
        for (Type parent : parents) {
            addArguments(parent);
            collectArguments(
                    parent instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) parent);
        }
    }

    /** Those of {@code Outer<String>.Inner} are those of its owner too. */
    private void addArguments(@Nullable Type type) {
        if (type instanceof ParameterizedType generic) {
            TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                arguments.put(variables[i], generic.getActualTypeArguments()[i]);
            }
            addArguments(generic.getOwnerType());
        }
    }

    private Class<?> erase(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        } else if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        } else if (type instanceof GenericArrayType array) {
            return erase(array.getGenericComponentType()).arrayType();
        } else if (type instanceof WildcardType wildcard) {
            return erase(wildcard.getUpperBounds()[0]);
        }
        TypeVariable<?> variable = (TypeVariable<?>) type;
        Type argument = arguments.get(variable);
        return erase(argument == null ? variable.getBounds()[0] : argument);
    }
}
