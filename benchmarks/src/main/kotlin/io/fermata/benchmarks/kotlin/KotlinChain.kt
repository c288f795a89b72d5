package io.fermata.benchmarks.kotlin

import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** Ten suspending functions, each calling the next one; the innermost suspends. */
class KotlinChain {

    fun fresh(times: Int): Int = runBlocking { repeat(times) }

    fun kept(times: Int): Int = runBlocking { level1(1, times) }

    private suspend fun repeat(times: Int): Int {
        var sum = 0
        for (i in 0 until times) {
            sum += level1(i and 31, 1)
        }
        return sum
    }

    private suspend fun level1(n: Int, times: Int): Int {
        val below = level2(n, times)
        return (below + n) and 63
    }

    private suspend fun level2(n: Int, times: Int): Int {
        val below = level3(n, times)
        return (below + n) and 63
    }

    private suspend fun level3(n: Int, times: Int): Int {
        val below = level4(n, times)
        return (below + n) and 63
    }

    private suspend fun level4(n: Int, times: Int): Int {
        val below = level5(n, times)
        return (below + n) and 63
    }

    private suspend fun level5(n: Int, times: Int): Int {
        val below = level6(n, times)
        return (below + n) and 63
    }

    private suspend fun level6(n: Int, times: Int): Int {
        val below = level7(n, times)
        return (below + n) and 63
    }

    private suspend fun level7(n: Int, times: Int): Int {
        val below = level8(n, times)
        return (below + n) and 63
    }

    private suspend fun level8(n: Int, times: Int): Int {
        val below = level9(n, times)
        return (below + n) and 63
    }

    private suspend fun level9(n: Int, times: Int): Int {
        val below = level10(n, times)
        return (below + n) and 63
    }

    private suspend fun level10(n: Int, times: Int): Int {
        for (i in 0 until times) {
            yield()
        }
        return n
    }
}
