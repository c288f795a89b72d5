package io.fermata.benchmarks.kotlin

import io.fermata.benchmarks.Opaque
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** Coroutines that are started and awaited. */
class KotlinTasks(private val where: KotlinContext) {

    /** One after the other. */
    fun oneByOne(times: Int): Int = runBlocking(where.context) {
        var sum = 0
        for (i in 0 until times) {
            sum += async { leaf(i) }.await()
        }
        sum
    }

    /** Many at once, each suspending once. */
    fun gather(members: Int): Int = runBlocking(where.context) {
        List(members) { i -> async { yielding(i) } }.awaitAll().sum()
    }

    /** A tree of coroutines, ten children each, down to {@code leaves} leaves. */
    fun skynet(leaves: Int): Long = runBlocking(where.context) { node(0L, leaves) }

    private suspend fun leaf(i: Int): Int = (Opaque.read() + i) and 63

    private suspend fun yielding(i: Int): Int {
        yield()
        return i and 63
    }

    private suspend fun node(number: Long, leaves: Int): Long {
        if (leaves == 1) {
            return number
        }
        return coroutineScope { sumOfChildren(number, leaves / 10) }
    }

    private suspend fun CoroutineScope.sumOfChildren(number: Long, leaves: Int): Long {
        val children = Array(10) { i -> async { node(number + i.toLong() * leaves, leaves) } }
        var sum = 0L
        for (child in children) {
            sum += child.await()
        }
        return sum
    }
}
