package org.gradle.emulated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * What processors see under Gradle's incremental compilation: an environment that is not the compiler's own, and a filer
 * that notes which elements a file comes from. In Gradle's package, since that is how it is told apart.
 */
public final class GradleEnvironment implements ProcessingEnvironment, Filer {

    private final ProcessingEnvironment compiler;
    private final List<String> written;

    private GradleEnvironment(ProcessingEnvironment compiler, List<String> written) {
        this.compiler = compiler;
        this.written = written;
    }

    /** Wraps a processor; notes the files that it writes, each with the number of its originating elements. */
    public static Processor wrap(Processor processor, List<String> written) {
        return new Wrapper(processor, written);
    }

    @Override
    public Filer getFiler() {
        return this;
    }

    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... origins) throws IOException {
        written.add(name + " from " + origins.length);
        return compiler.getFiler().createSourceFile(name, origins);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... origins) throws IOException {
        throw new IOException("not expected: " + name);
    }

    @Override
    public FileObject createResource(
            JavaFileManager.Location location, CharSequence packageName, CharSequence name, Element... origins)
            throws IOException {
        written.add(name + " from " + origins.length);
        return compiler.getFiler().createResource(location, packageName, name, origins);
    }

    @Override
    public FileObject getResource(JavaFileManager.Location location, CharSequence packageName, CharSequence name)
            throws IOException {
        return compiler.getFiler().getResource(location, packageName, name);
    }

    @Override
    public Map<String, String> getOptions() {
        return compiler.getOptions();
    }

    @Override
    public Messager getMessager() {
        return compiler.getMessager();
    }

    @Override
    public Elements getElementUtils() {
        return compiler.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
        return compiler.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
        return compiler.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
        return compiler.getLocale();
    }

    private static final class Wrapper implements Processor {

        private final Processor processor;
        private final List<String> written;

        private Wrapper(Processor processor, List<String> written) {
            this.processor = processor;
            this.written = written;
        }

        @Override
        public void init(ProcessingEnvironment environment) {
            processor.init(new GradleEnvironment(environment, written));
        }

        @Override
        public Set<String> getSupportedOptions() {
            return processor.getSupportedOptions();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            processor.process(annotations, round);
            return false;
        }

        @Override
        public Iterable<? extends Completion> getCompletions(
                Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
            return new ArrayList<>();
        }
    }
}
