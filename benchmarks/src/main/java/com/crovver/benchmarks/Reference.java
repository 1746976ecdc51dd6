package com.crovver.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The processors that the kit's are held against. */
abstract class Reference extends AbstractProcessor {

    @Override
    public final Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public final SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    /** What any processor costs. */
    static final class NoOp extends Reference {

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return false;
        }
    }

    /** What any processor costs that writes a class for each handler: theirs are empty. */
    static final class EmptyClasses extends Reference {

        private boolean written;

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                round.getRootElements().forEach(this::writeFor);
                written = true;
            }
            return false;
        }

        private void writeFor(Element handler) {
            String name = handler.getSimpleName() + "_Empty";
            try (Writer source = processingEnv
                    .getFiler()
                    .createSourceFile("app." + name, handler)
                    .openWriter()) {
                source.write("package app; final class " + name + " {}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
