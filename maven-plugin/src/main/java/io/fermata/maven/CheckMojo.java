package io.fermata.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Checks the classes of the project, main and test, and changes none: for projects that leave the rest to the agent. */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class CheckMojo extends ClassesMojo {

    @Override
    void process() throws IOException, MojoExecutionException, MojoFailureException {
        check(ClassSet.main(project));
        check(ClassSet.test(project));
    }
}
