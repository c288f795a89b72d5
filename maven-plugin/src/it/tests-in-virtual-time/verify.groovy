def log = new File(basedir, 'build.log').text

// Each test ran, once for each of its arguments, and all have passed but for the careless ones.
assert log =~ /Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: .* -- in ReminderTest/
assert log =~ /Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: .* -- in WorkerTest/
assert log =~ /Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: .* -- in TickerTest/
assert log =~ /Tests run: 3, Failures: 3, Errors: 0, Skipped: 0, Time elapsed: .* -- in CarelessTest/

// What is left over is told as the page shows it.
def page = new File(basedir, '../../../../docs/testing.md').text
def shown = (page =~ /(?ms)^```text\nio.fermata.testkit.LeakError: (.*?)^```$/)
assert shown.find()
shown.group(1).readLines().each { assert log.contains(it.replace('WorkerTest', 'CarelessTest')) : it }
return true
