package com.crovver.gate;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types a class inherits from, and what their methods' parameters are once its type arguments are put in. */
final class Supertypes {

    private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

    Supertypes(Class<?> type) {
        collectArguments(type);
    }

    /** The class itself, its superclasses from near to far, and then all their interfaces, each before what it extends. */
    static Set<Class<?>> of(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> next = type; next != null && next != Object.class; next = next.getSuperclass()) {
            types.add(next);
            addInterfaces(next, interfaces);
        }
        List<Class<?>> left = new ArrayList<>(interfaces);
        while (!left.isEmpty()) {
            Class<?> next = left.stream()
                    .filter(candidate -> left.stream()
                            .noneMatch(other -> !other.equals(candidate) && candidate.isAssignableFrom(other)))
                    .findFirst()
                    .orElseThrow();
            types.add(next);
            left.remove(next);
        }
        return types;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> types) {
        List<Class<?>> level = new ArrayList<>(List.of(type.getInterfaces()));
        types.addAll(level);
        level.forEach(next -> addInterfaces(next, types));
    }

    /** The erased parameter types of a method of one of the supertypes, as the class sees them. */
    List<Class<?>> parametersOf(Method method) {
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
            if (parent instanceof ParameterizedType generic) {
                TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    arguments.put(variables[i], generic.getActualTypeArguments()[i]);
                }
            }
            collectArguments(
                    parent instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) parent);
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
