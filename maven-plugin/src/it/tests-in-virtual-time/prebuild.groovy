// The project is made of what docs/testing.md shows: the tests that are whole files, and the dependency.
def page = new File(basedir, '../../../../docs/testing.md').text
def sources = new File(basedir, 'src/test/java')
sources.mkdirs()
def made = []
def whole = ['ReminderTest', 'WorkerTest', 'TickerTest']
(page =~ /(?ms)^```java\n(import .*?)^```$/).each { block, java ->
    def name = (java =~ /(?m)^(?:public |final )*class (\w+)/)
    if (name.find() && name.group(1) in whole) {
        new File(sources, name.group(1) + '.java').text = java
        made << name.group(1)
    }
}
assert made == whole

def pom = new File(basedir, 'pom.xml').text.replaceAll(/\s/, '')
def dependencies = (page =~ /(?ms)^```xml\n(.*?)^```$/).collect { block, xml -> xml.replaceAll(/\s/, '') }
assert !dependencies.empty
dependencies.each { assert pom.contains(it) : it }

// A test that leaves its worker running, as the page says somebody might.
def worker = new File(sources, 'WorkerTest.java').text
new File(sources, 'CarelessTest.java').text = worker.replace('WorkerTest', 'CarelessTest')
    .replace('assertTrue(worker.cancel());', 'assertTrue(!worker.isDone());')
return true
