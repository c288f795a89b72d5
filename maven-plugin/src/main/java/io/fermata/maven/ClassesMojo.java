package io.fermata.maven;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.files.ClassPath;
import io.fermata.compiler.files.ClassTree;
import io.fermata.compiler.files.CompiledTree;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals share: their settings, and the way from a directory of classes to diagnostics or to new classes. */
abstract class ClassesMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    protected MavenProject project;

    /** Leaves all classes as they are. */
    @Parameter(property = "fermata.skip", defaultValue = "false")
    private boolean skip;

    /** Fails the build on warnings, too. */
    @Parameter(property = "fermata.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped");
            return;
        }
        try {
            process();
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write classes: " + e.getMessage(), e);
        }
    }

    /** Does the work of the goal. */
    abstract void process() throws IOException, MojoExecutionException, MojoFailureException;

    final void transform(ClassSet classes) throws IOException, MojoFailureException {
        if (Files.isDirectory(classes.directory())) {
            CompiledTree result = apply(classes, ClassTree::compile);
            result.write();
            getLog().info(
                            result.transformed() == 0
                                    ? "All classes are up to date"
                                    : "Transformed " + result.transformed() + " classes in " + classes.directory());
        }
    }

    final void check(ClassSet classes) throws IOException, MojoFailureException {
        if (Files.isDirectory(classes.directory())) {
            apply(classes, ClassTree::check);
        }
    }

    private CompiledTree apply(ClassSet classes, Step step) throws IOException, MojoFailureException {
        CompiledTree result;
        try (ClassPath types = ClassPath.of(classes.classPath())) {
            result = step.apply(ClassTree.at(classes.directory()), new AsyncCompiler(types));
        }
        new DiagnosticLog(getLog(), classes.sourceRoots(), failOnWarning).report(result.diagnostics());
        if (result.hasErrors()) {
            throw new MojoFailureException("Async methods have errors; no class was transformed");
        }
        if (failOnWarning && result.hasWarnings()) {
            throw new MojoFailureException(
                    "Async methods have warnings, and failOnWarning is set; no class was transformed");
        }
        return result;
    }

    @FunctionalInterface
    private interface Step {
        CompiledTree apply(ClassTree tree, AsyncCompiler compiler) throws IOException;
    }
}
