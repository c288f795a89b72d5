package io.fermata.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Transforms the test classes of the project, in place. */
@Mojo(
        name = "transform-test",
        defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class TransformTestMojo extends ClassesMojo {

    @Override
    void process() throws IOException, MojoExecutionException, MojoFailureException {
        transform(ClassSet.test(project));
    }
}
