package com.crovver.processor;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Names of methods and types: as byte code has them, so that the run time finds them again, and as people say them. */
final class Names {

    private final Elements elements;
    private final Types types;

    Names(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Name of a class as {@link Class#getName()} has it. */
    String binary(TypeElement type) {
        return elements.getBinaryName(type).toString();
    }

    /** Name of the package that an element is in; empty for the unnamed one. */
    String packageOf(Element element) {
        return elements.getPackageOf(element).getQualifiedName().toString();
    }

    /** Name and erased parameter types, such as {@code create(java.lang.String,a.b.Outer$Inner,byte[])}. */
    String signature(ExecutableElement method) {
        return method.getSimpleName() + "(" + String.join(",", parameters(method)) + ")";
    }

    /** Erased parameter types of a method. */
    List<String> parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> erased(parameter.asType(), method))
                .toList();
    }

    private String erased(TypeMirror type, ExecutableElement method) {
        TypeMirror erasure = types.erasure(type);
        if (erasure.getKind() == TypeKind.ERROR) {
            throw new UnresolvedException(method);
        } else if (erasure instanceof ArrayType array) {
            return erased(array.getComponentType(), method) + "[]";
        } else if (erasure instanceof DeclaredType declared) {
            return binary((TypeElement) declared.asElement());
        } else {
            return erasure.toString();
        }
    }

    /** The type that declares a method. */
    static TypeElement owner(Element method) {
        return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    }

    /** Name of a method with its class, for people: {@code Report.doPost}. */
    static String method(Element method) {
        return owner(method).getSimpleName() + "." + method.getSimpleName();
    }

    /** Names a type or a method to people: {@code class Report}, {@code Report.doPost}. */
    static String withOwner(Element element) {
        return element.getKind() == ElementKind.METHOD ? method(element) : "class " + element.getSimpleName();
    }

    /** Parameter types of a method as the source has them, without packages, for people. */
    static String parametersInShort(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> inShort(parameter.asType()))
                .collect(Collectors.joining(", "));
    }

    /** A type as the source has it, without packages, for people. */
    static String inShort(TypeMirror type) {
        return type.toString().replaceAll("[\\w$]+\\.", "");
    }
}
