package io.fermata.benchmarks.kotlin

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.runBlocking

/** A flow of numbers. */
class KotlinItems {

    fun run(items: Int): Int = runBlocking {
        var sum = 0
        numbers(items).collect { sum += it }
        sum
    }

    private fun numbers(items: Int): Flow<Int> = flow {
        for (i in 0 until items) {
            emit(i and 63)
        }
    }
}
