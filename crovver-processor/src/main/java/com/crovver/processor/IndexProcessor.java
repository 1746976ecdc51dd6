package com.crovver.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index of what {@link GuardProcessor} has written. It is a processor of its own, since a guard depends on one
 * handler, and the index on all of them: build tools that compile parts of a project need to be told which is which.
 */
@AutoService(Processor.class)
@SupportedOptions(IndexProcessor.REPORT)
public final class IndexProcessor extends AbstractProcessor {

    /** Whether a table of all requirements is written, for people. */
    static final String REPORT = "crovver.report";

    private static final String GUARD_OF = "com.crovver.guard.GuardOf";
    private static final String GRADLE = "org.gradle.";

    private Diagnostics diagnostics;
    private IndexWriter index;

    /** Called by the compiler. */
    public IndexProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    /**
     * Everything, to see also which classes have become unguarded. Gradle asks for less: it removes the index, hands over
     * every guard again, and rebuilds the whole project for the sake of processors that look at all annotations.
     */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(processingEnv.getClass().getName().startsWith(GRADLE) ? GUARD_OF : "*");
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        diagnostics = new Diagnostics(environment.getMessager());
        boolean report = Boolean.parseBoolean(environment.getOptions().get(REPORT));
        index = new IndexWriter(environment.getFiler(), diagnostics, Positions.of(environment), report);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!round.processingOver()) {
            HandlerReader reader = new HandlerReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
            for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
                index.compiled(type.getQualifiedName().toString());
                add(type, reader);
            }
        } else if (!round.errorRaised()) {
            index.write();
        }
        return false;
    }

    private void add(TypeElement guard, HandlerReader reader) {
        for (AnnotationMirror annotation : guard.getAnnotationMirrors()) {
            if (isGuardOf(annotation)) {
                add(guard, handlerOf(guard, annotation), reader);
            }
        }
    }

    private void add(TypeElement guard, @Nullable TypeElement handler, HandlerReader reader) {
        if (handler != null) {
            try {
                reader.read(handler).ifPresent(index::add);
            } catch (UnresolvedException e) {
                diagnostics.report(
                        Violation.NOT_READABLE,
                        guard,
                        Place.of(guard),
                        handler.getSimpleName(),
                        Names.withOwner(handler));
            }
        }
    }

    private static boolean isGuardOf(AnnotationMirror annotation) {
        return ((TypeElement) annotation.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(GUARD_OF);
    }

    /** Null for a guard that has outlived its handler. */
    private @Nullable TypeElement handlerOf(TypeElement guard, AnnotationMirror annotation) {
        Elements elements = processingEnv.getElementUtils();
        for (AnnotationValue value : annotation.getElementValues().values()) {
            return elements.getTypeElement(
                    elements.getModuleOf(guard), value.getValue().toString());
        }
        return null;
    }
}
