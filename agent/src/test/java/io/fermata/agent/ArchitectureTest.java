package io.fermata.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fermata.agent");

    @Test
    void the_agent_is_what_is_scanned() {
        assertThat(AGENT).isNotEmpty();
        assertThat(AGENT.contain(FermataAgent.class)).isTrue();
    }

    @Test
    void the_agent_depends_on_the_compiler_and_the_jdk_alone() {
        classes()
                .that()
                .resideInAPackage("io.fermata.agent")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.fermata.agent",
                        "io.fermata.compiler",
                        "io.fermata.compiler.diagnostic",
                        "java..",
                        "org.jspecify.annotations")
                .check(AGENT);
    }

    @Test
    void the_command_line_depends_on_the_compiler_and_picocli_besides() {
        classes()
                .that()
                .resideInAPackage("io.fermata.agent.cli")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.fermata.agent..",
                        "io.fermata.compiler..",
                        "picocli..",
                        "com.sun.tools.attach",
                        "java..",
                        "org.jspecify.annotations")
                .check(AGENT);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.fermata.(**)").should().beFreeOfCycles().check(AGENT);
    }
}
