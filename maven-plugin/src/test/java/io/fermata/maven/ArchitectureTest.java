package io.fermata.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fermata.maven");

    @Test
    void the_plugin_is_what_is_scanned() {
        assertThat(PLUGIN).isNotEmpty();
        assertThat(PLUGIN.contain(TransformMojo.class)).isTrue();
    }

    @Test
    void the_plugin_depends_on_the_compiler_maven_and_the_jdk_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.fermata.maven",
                        "io.fermata.compiler",
                        "io.fermata.compiler.diagnostic",
                        "io.fermata.compiler.files",
                        "org.apache.maven..",
                        "java..",
                        "org.jspecify.annotations")
                .check(PLUGIN);
    }
}
