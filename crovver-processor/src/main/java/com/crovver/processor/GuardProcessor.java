package com.crovver.processor;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Writes a guard for every servlet and JAX-RS resource with requirements, and refuses what could not be enforced.
 *
 * <p>It looks at all classes, not only at annotated ones, since a class may inherit every requirement it has; and it
 * claims no annotation, so others may process them too.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
@SupportedOptions(GuardProcessor.CATALOGUE)
public final class GuardProcessor extends AbstractProcessor {

    /** Names a file with the keys that the plans at Crovver have. */
    static final String CATALOGUE = "crovver.catalog";

    private final Set<String> unresolved = new LinkedHashSet<>();
    private final Set<String> compiled = new HashSet<>();
    private Diagnostics diagnostics;
    private GuardValidator validator;
    private GuardWriter writer;

    /** Called by the compiler. */
    public GuardProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        diagnostics = new Diagnostics(environment.getMessager());
        validator = new GuardValidator(diagnostics, environment.getElementUtils(), catalogue(environment));
        writer = new GuardWriter(environment.getFiler(), environment.getElementUtils(), diagnostics);
    }

    private Catalogue catalogue(ProcessingEnvironment environment) {
        if (!environment.getOptions().containsKey(CATALOGUE)) {
            return Catalogue.NONE;
        }
        String file = environment.getOptions().get(CATALOGUE);
        if (file == null || file.isBlank()) {
            diagnostics.reportWithoutPlace(
                    Violation.CATALOGUE_NOT_READABLE, "\"\"", "no file is named, write -Acrovver.catalog=FILE.json");
            return Catalogue.NONE;
        }
        try {
            return Catalogue.read(file);
        } catch (IOException | InvalidPathException e) {
            String reason = e.getMessage() == null
                    ? ""
                    : e.getMessage().lines().findFirst().orElse("");
            diagnostics.reportWithoutPlace(
                    Violation.CATALOGUE_NOT_READABLE,
                    file,
                    e instanceof NoSuchFileException ? "there is no such file" : reason);
            return Catalogue.NONE;
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!round.processingOver()) {
            HandlerReader reader = new HandlerReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
            Stream<HandlerModel> models = typesOf(round).stream().flatMap(type -> read(type, reader).stream());
            validator.check(models).stream().filter(HandlerModel::needsGuard).forEach(writer::write);
        } else if (!round.errorRaised()) {
            unresolved.forEach(this::reportUnreadable);
        }
        return false;
    }

    /** What is missing in a source is told by the compiler; what a library refers to is not. */
    private void reportUnreadable(String name) {
        TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
        try {
            new HandlerReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils()).read(type);
        } catch (UnresolvedException e) {
            Element where = e.where();
            if (where != null && !isCompiled(where)) {
                diagnostics.report(
                        Violation.NOT_READABLE, type, Place.of(type), type.getSimpleName(), Names.withOwner(where));
            }
        }
    }

    private boolean isCompiled(Element element) {
        Element outermost = element;
        while (outermost.getEnclosingElement() instanceof TypeElement around) {
            outermost = around;
        }
        return compiled.contains(outermost.toString());
    }

    /** The types of a round with those nested in them, and those of earlier rounds that could not be understood. */
    private List<TypeElement> typesOf(RoundEnvironment round) {
        List<TypeElement> types = new ArrayList<>();
        for (String name : unresolved) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            if (type != null) {
                types.add(type);
            }
        }
        unresolved.clear();
        for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
            compiled.add(type.getQualifiedName().toString());
            addWithNested(type, types);
        }
        return types;
    }

    private static void addWithNested(TypeElement type, List<TypeElement> types) {
        types.add(type);
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(nested -> addWithNested(nested, types));
    }

    private Optional<HandlerModel> read(TypeElement type, HandlerReader reader) {
        try {
            return reader.read(type);
        } catch (UnresolvedException e) {
            unresolved.add(type.getQualifiedName().toString());
            return Optional.empty();
        }
    }
}
