package io.fermata.benchmarks.kotlin

import kotlinx.coroutines.async
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** A producer and a consumer with a channel between them. */
class KotlinStream(private val where: KotlinContext) {

    fun run(items: Int, capacity: Int): Int = runBlocking(where.context) {
        val channel = Channel<Int>(capacity)
        launch {
            for (i in 0 until items) {
                channel.send(i and 63)
            }
        }
        async {
            var sum = 0
            for (i in 0 until items) {
                sum += channel.receive()
            }
            sum
        }.await()
    }
}
