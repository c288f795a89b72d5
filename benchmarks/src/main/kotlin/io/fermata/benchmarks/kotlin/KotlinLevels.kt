package io.fermata.benchmarks.kotlin

import io.fermata.benchmarks.Opaque
import kotlinx.coroutines.runBlocking

/** Ten suspending functions, each calling the next one. */
class KotlinLevels {

    fun one(times: Int): Int = runBlocking { repeatOne(times) }

    fun ten(times: Int): Int = runBlocking { repeatTen(times) }

    private suspend fun repeatOne(times: Int): Int {
        var sum = 0
        for (i in 0 until times) {
            sum += level10(i and 31)
        }
        return sum
    }

    private suspend fun repeatTen(times: Int): Int {
        var sum = 0
        for (i in 0 until times) {
            sum += level1(i and 31)
        }
        return sum
    }

    private suspend fun level1(n: Int): Int {
        val below = level2(n)
        return (below + n) and 63
    }

    private suspend fun level2(n: Int): Int {
        val below = level3(n)
        return (below + n) and 63
    }

    private suspend fun level3(n: Int): Int {
        val below = level4(n)
        return (below + n) and 63
    }

    private suspend fun level4(n: Int): Int {
        val below = level5(n)
        return (below + n) and 63
    }

    private suspend fun level5(n: Int): Int {
        val below = level6(n)
        return (below + n) and 63
    }

    private suspend fun level6(n: Int): Int {
        val below = level7(n)
        return (below + n) and 63
    }

    private suspend fun level7(n: Int): Int {
        val below = level8(n)
        return (below + n) and 63
    }

    private suspend fun level8(n: Int): Int {
        val below = level9(n)
        return (below + n) and 63
    }

    private suspend fun level9(n: Int): Int {
        val below = level10(n)
        return (below + n) and 63
    }

    private suspend fun level10(n: Int): Int {
        if (Opaque.read() < 0) {
            kotlinx.coroutines.yield()
        }
        return (Opaque.read() + n) and 63
    }
}
