package io.fermata.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses TEST_KIT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fermata.testkit");

    @Test
    void the_test_kit_is_what_is_scanned() {
        assertThat(TEST_KIT).isNotEmpty();
        assertThat(TEST_KIT.contain(VirtualTime.class)).isTrue();
    }

    @Test
    void the_test_kit_depends_on_the_runtime_junit_and_the_jdk_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.fermata",
                        "io.fermata.net",
                        "io.fermata.observe",
                        "io.fermata.testkit",
                        "org.junit.jupiter.api..",
                        "org.junit.jupiter.params..",
                        "org.junit.platform.commons.support..",
                        "org.junit.platform.engine..",
                        "org.junit.platform.launcher",
                        "java..",
                        "org.jspecify.annotations")
                .check(TEST_KIT);
    }
}
