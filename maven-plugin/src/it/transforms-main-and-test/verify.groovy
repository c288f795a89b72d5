import static groovy.io.FileType.FILES

def log = new File(basedir, 'build.log').text
def classes = new File(basedir, 'target/classes')
def testClasses = new File(basedir, 'target/test-classes')

// Main and test classes are transformed, and what was transformed runs.
assert new File(classes, 'it/Greeter$greet$1.class').file
assert new File(classes, 'it/Greeter$polite$1.class').file
assert new File(testClasses, 'it/GreeterTest$scenario$1.class').file
assert log.count('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed') == 2

// The second run changes nothing.
assert log.count('Transformed 1 classes') == 2
assert log.count('All classes are up to date') == 2
def firstRun = new File(basedir, 'target/first-run').lastModified()
[classes, testClasses].each { directory ->
    directory.eachFileRecurse(FILES) { assert it.lastModified() <= firstRun : it }
}

// The agent makes the same bytes, and the same output.
def jar = { artifact ->
    def found = []
    new File(localRepositoryPath, "io/fermata/$artifact").eachFileRecurse(FILES) { if (it.name.endsWith('.jar')) found << it.path }
    found.first()
}
def dump = new File(basedir, 'target/dump')
def java = new File(System.getProperty('java.home'), 'bin/java').path
def classPath = new File(basedir, 'target/untransformed-classes').path + File.pathSeparator + jar('fermata-runtime')
def agent = new ProcessBuilder(java, "-javaagent:${jar('fermata-agent')}=dump=$dump", '-cp', classPath, 'it.Greeter')
    .redirectErrorStream(true).start()
assert agent.inputStream.text.trim() == 'Hello, dear agent'
assert agent.waitFor() == 0

def contents = { directory ->
    def files = new TreeMap()
    directory.eachFileRecurse(FILES) { files[directory.toPath().relativize(it.toPath()).toString()] = it.bytes.encodeHex().toString() }
    files
}
assert contents(dump) == contents(classes)
