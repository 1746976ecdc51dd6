package com.crovver.processor;

import com.crovver.processor.HandlerModel.Operation;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Writes guards. */
final class GuardWriter {

    private static final ClassName GUARD = ClassName.get("com.crovver.guard", "Guard");
    private static final ClassName GUARD_OF = ClassName.get("com.crovver.guard", "GuardOf");
    private static final ClassName REQUIREMENT = ClassName.get("com.crovver.guard", "Requirement");
    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private final Filer filer;
    private final Elements elements;
    private final Diagnostics diagnostics;
    private final Map<ModuleElement, Boolean> seesGenerated = new HashMap<>();

    GuardWriter(Filer filer, Elements elements, Diagnostics diagnostics) {
        this.filer = filer;
        this.elements = elements;
        this.diagnostics = diagnostics;
    }

    void write(HandlerModel model) {
        String source = JavaFile.builder(model.packageName(), guard(model))
                .indent("    ")
                .build()
                .toString();
        try (Writer writer =
                filer.createSourceFile(model.guardBinaryName(), model.type()).openWriter()) {
            writer.write(inAscii(source));
        } catch (IOException e) {
            diagnostics.report(
                    Violation.GUARD_NOT_WRITTEN,
                    model.type(),
                    Place.of(model.type()),
                    model.guardBinaryName(),
                    String.valueOf(e.getMessage()));
        }
    }

    private TypeSpec guard(HandlerModel model) {
        TypeSpec.Builder guard = TypeSpec.classBuilder(model.guardName())
                .addJavadoc("What {@code $L} requires of its callers, as its annotations say.", model.binaryName())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(GUARD)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("Called when the application starts.")
                        .addModifiers(Modifier.PUBLIC)
                        .addCode("$L;\n", requirements(model))
                        .build());
        addAnnotations(guard, model.type());
        return guard.build();
    }

    private void addAnnotations(TypeSpec.Builder guard, TypeElement handler) {
        guard.addAnnotation(AnnotationSpec.builder(GUARD_OF)
                .addMember("value", "$S", handler.getQualifiedName())
                .build());
        ModuleElement module = elements.getModuleOf(handler);
        // A module that does not require java.compiler would not compile with this one.
        if (seesGenerated.computeIfAbsent(module, this::seesGenerated)) {
            guard.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", GuardProcessor.class.getName())
                    .build());
        }
        // In an exported package, the compiler would want the runtime to be required transitively for the guards' sake.
        if (!module.isUnnamed()) {
            guard.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "exports")
                    .build());
        }
    }

    private boolean seesGenerated(ModuleElement module) {
        return elements.getTypeElement(module, GENERATED.canonicalName()) != null;
    }

    private static CodeBlock requirements(HandlerModel model) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$S", model.binaryName()));
        arguments.add(call(CodeBlock.of("every("), list(model.everyOperation())));
        for (Operation operation : model.guardedOperations()) {
            arguments.add(call(CodeBlock.of("operation($S,", operation.key()), list(operation.declared())));
        }
        return call(CodeBlock.of("super("), arguments);
    }

    private static List<CodeBlock> list(List<Declared> declared) {
        return Requirement.inOrder(declared).stream()
                .map(GuardWriter::requirement)
                .toList();
    }

    private static CodeBlock requirement(Requirement requirement) {
        CodeBlock arguments = requirement.arguments().stream()
                .map(each -> CodeBlock.of(each instanceof String ? "$S" : "$L", each))
                .collect(CodeBlock.joining(", "));
        CodeBlock.Builder code = CodeBlock.builder().add("$T.$L($L)", REQUIREMENT, requirement.factory(), arguments);
        requirement.aspects().forEach(aspect -> code.add(".$L($L)", aspect.method(), argument(aspect.argument())));
        return code.build();
    }

    private static CodeBlock argument(@Nullable Object argument) {
        if (argument == null) {
            return CodeBlock.of("");
        } else if (argument instanceof Requirement.Constant constant) {
            return CodeBlock.of("$T.$L", ClassName.get("com.crovver.annotation", constant.type()), constant.name());
        }
        return CodeBlock.of("$T.class", ClassName.get((TypeElement) argument));
    }

    /** One argument a line, so that a change of one annotation is a change of one line. */
    private static CodeBlock call(CodeBlock head, List<CodeBlock> arguments) {
        return arguments.isEmpty()
                ? CodeBlock.of("$L)", head)
                : CodeBlock.of("$L\n$>$>$L$<$<)", head, CodeBlock.join(arguments, ",\n"));
    }

    /** The compiler writes and reads sources in an encoding of the user's choice, which may lack characters of a key. */
    private static String inAscii(String source) {
        StringBuilder ascii = new StringBuilder(source.length());
        source.chars().forEach(character -> {
            if (character < 0x80) {
                ascii.append((char) character);
            } else {
                ascii.append(String.format("\\u%04x", character));
            }
        });
        return ascii.toString();
    }
}
