package io.fermata.benchmarks.kotlin

import io.fermata.benchmarks.Opaque
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** Many coroutines that sleep or wait. */
class KotlinSuspended(private val where: KotlinContext) {

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
            val gate = CompletableDeferred<Unit>()
            for (i in 0 until count) {
                launch { level(depth, i.toLong(), "text", gate) }
            }
            delay(500)
            suspended.run()
            gate.complete(Unit)
        }
    }

    /** An int, a long and a String live. */
    private suspend fun level(depth: Int, number: Long, text: String, gate: CompletableDeferred<Unit>): Long {
        val small = Opaque.read()
        if (depth > 1) {
            level(depth - 1, number, text, gate)
        } else {
            gate.await()
        }
        return small + number + text.length
    }
}
