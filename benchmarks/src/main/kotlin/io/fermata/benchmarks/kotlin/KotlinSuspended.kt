package io.fermata.benchmarks.kotlin

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** Many coroutines that sleep or wait. */
class KotlinSuspended(private val where: KotlinContext) {

    private var gate = CompletableDeferred<Unit>()

    fun sleep(count: Int, asleep: Runnable) = runBlocking(where.context) {
        coroutineScope {
            for (i in 0 until count) {
                launch { delay(1000) }
            }
            delay(1)
            asleep.run()
        }
    }

    fun suspend(count: Int, depth: Int, suspended: Runnable) = runBlocking(where.context) {
        coroutineScope {
            gate = CompletableDeferred()
            for (i in 0 until count) {
                launch { level(depth, i.toLong(), "text") }
            }
            delay(500)
            suspended.run()
            gate.complete(Unit)
        }
    }

    /** An int, a long and a String live. */
    private suspend fun level(depth: Int, number: Long, text: String): Long {
        if (depth > 1) {
            level(depth - 1, number, text)
        } else {
            gate.await()
        }
        return depth + number + text.length
    }
}
