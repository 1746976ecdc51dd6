package com.crovver.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/** Where in the sources something is declared, as far as the compiler tells. */
interface Positions {

    /** File and line, such as {@code app/Report.java:12}; empty for byte code, and under compilers that do not tell. */
    Optional<String> of(Element element);

    /**
     * The positions that a compiler knows. Only javac has an interface for them, which it may hide from processors: tools
     * that wrap its environment do.
     */
    static Positions of(ProcessingEnvironment environment) {
        try {
            Trees trees = Trees.instance(environment);
            return element -> Optional.ofNullable(trees.getPath(element)).map(path -> text(path, trees));
        } catch (IllegalArgumentException | LinkageError e) {
            return element -> Optional.empty();
        }
    }

    private static String text(TreePath path, Trees trees) {
        CompilationUnitTree file = path.getCompilationUnit();
        long start = trees.getSourcePositions().getStartPosition(file, path.getLeaf());
        String name = file.getSourceFile().getName().replace('\\', '/');
        String folder = file.getPackageName() == null
                ? ""
                : file.getPackageName().toString().replace('.', '/') + "/";
        return folder + name.substring(name.lastIndexOf('/') + 1) + ":"
                + file.getLineMap().getLineNumber(start);
    }
}
