package io.fermata.benchmarks.kotlin

import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** Coroutines that yield in turn. */
class KotlinSwitch(private val where: KotlinContext) {

    fun run(coroutines: Int, times: Int) = runBlocking(where.context) {
        for (i in 0 until coroutines) {
            launch { yielding(times) }
        }
    }

    private suspend fun yielding(times: Int) {
        for (i in 0 until times) {
            yield()
        }
    }
}
