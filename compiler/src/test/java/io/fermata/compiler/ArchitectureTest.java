package io.fermata.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses COMPILER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fermata.compiler");

    @Test
    void the_compiler_is_what_is_scanned() {
        assertThat(COMPILER).isNotEmpty();
        assertThat(COMPILER.contain(AsyncCompiler.class)).isTrue();
    }

    @Test
    void the_compiler_depends_on_asm_and_the_jdk_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.fermata.compiler..", "org.objectweb.asm..", "java..", "org.jspecify.annotations")
                .check(COMPILER);
    }

    @Test
    void only_the_package_for_files_reads_and_writes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.fermata.compiler.files")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.util.jar", "java.util.zip", "io.fermata.compiler.files")
                .check(COMPILER);
    }

    @Test
    void the_compiler_loads_no_classes() {
        noClasses()
                .should()
                .callMethod(Class.class, "forName", String.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
                .orShould()
                .callMethod(ClassLoader.class, "loadClass", String.class)
                .check(COMPILER);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.fermata.(**)").should().beFreeOfCycles().check(COMPILER);
    }
}
