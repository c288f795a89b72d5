package io.fermata.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Transforms the main classes of the project, in place. */
@Mojo(
        name = "transform",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class TransformMojo extends ClassesMojo {

    @Override
    void process() throws IOException, MojoExecutionException, MojoFailureException {
        transform(ClassSet.main(project));
    }
}
