package io.fermata.benchmarks.kotlin

import kotlinx.coroutines.async
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** Two coroutines that send each other one message at a time. */
class KotlinPingPong(private val where: KotlinContext) {

    fun run(rounds: Int): Int = runBlocking(where.context) {
        val there = Channel<Int>(1)
        val back = Channel<Int>(1)
        val ping = async { ping(there, back, rounds) }
        launch { pong(there, back, rounds) }
        ping.await()
    }

    private suspend fun ping(there: Channel<Int>, back: Channel<Int>, rounds: Int): Int {
        var sum = 0
        for (i in 0 until rounds) {
            there.send(i and 63)
            sum += back.receive()
        }
        return sum
    }

    private suspend fun pong(there: Channel<Int>, back: Channel<Int>, rounds: Int) {
        for (i in 0 until rounds) {
            back.send(there.receive())
        }
    }
}
