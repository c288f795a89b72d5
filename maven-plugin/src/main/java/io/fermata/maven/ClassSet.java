package io.fermata.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** The classes of a project that are compiled together: where they are, where they come from, and what they refer to. */
record ClassSet(Path directory, List<Path> sourceRoots, List<Path> classPath) {

    static ClassSet main(MavenProject project) throws MojoExecutionException {
        try {
            return of(
                    project.getBuild().getOutputDirectory(),
                    project.getCompileSourceRoots(),
                    project.getCompileClasspathElements());
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the compile class path is not resolved", e);
        }
    }

    static ClassSet test(MavenProject project) throws MojoExecutionException {
        try {
            return of(
                    project.getBuild().getTestOutputDirectory(),
                    project.getTestCompileSourceRoots(),
                    project.getTestClasspathElements());
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the test class path is not resolved", e);
        }
    }

    private static ClassSet of(String directory, List<String> sourceRoots, List<String> classPath) {
        return new ClassSet(Path.of(directory), paths(sourceRoots), paths(classPath));
    }

    private static List<Path> paths(List<String> names) {
        return names.stream().map(Path::of).toList();
    }
}
