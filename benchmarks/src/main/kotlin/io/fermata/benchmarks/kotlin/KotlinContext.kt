package io.fermata.benchmarks.kotlin

import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.Dispatchers

/** Where coroutines run: the event loop of runBlocking, on the calling thread, or the pool. */
enum class KotlinContext(internal val context: CoroutineContext) {
    OWN_LOOP(EmptyCoroutineContext),
    DEFAULT(Dispatchers.Default),
}
