def log = new File(basedir, 'build.log').text
def source = new File(basedir, 'src/main/java/it/Forgetful.java').path

// Skipped: not a word. With failOnWarning: the warning where errors are, and a failure. Otherwise: the warning, and the classes.
assert log.count("[ERROR] $source:18: warning FRM101: ") == 1
assert log.count("[WARNING] $source:18: warning FRM101: ") == 1
assert log.count('BUILD FAILURE') == 1
assert log.count('BUILD SUCCESS') == 2
assert log.count('Transformed 1 classes') == 1
assert new File(basedir, 'target/classes/it/Forgetful$count$1.class').file
