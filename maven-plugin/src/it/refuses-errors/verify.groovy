def log = new File(basedir, 'build.log').text
def source = new File(basedir, 'src/main/java/it/Plain.java').path

// Both goals name the place, and fail the build.
assert log.readLines().count("[ERROR] $source:17: error FRM001: 'await' outside an async method, in method 'plain'; mark it @Async and let" +
    " it return Coroutine, CompletableFuture or CompletionStage, or start a coroutine with Asyncio.run(..)") == 2
assert log.count('BUILD FAILURE') == 2

// A class is transformed as a whole or not at all.
assert new File(basedir, 'target/classes/it').list() == ['Plain.class']
