package io.fermata;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fermata");

    @Test
    void the_runtime_is_what_is_scanned() {
        assertThat(RUNTIME).isNotEmpty();
        assertThat(RUNTIME.contain(Async.class)).isTrue();
    }

    @Test
    void the_runtime_depends_on_the_jdk_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.fermata..",
                        "java..",
                        "javax.net..",
                        "javax.management..",
                        "jdk..",
                        "org.jspecify.annotations")
                .check(RUNTIME);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.(**)").should().beFreeOfCycles().check(RUNTIME);
    }
}
