/**
 * Five classic bugs of concurrent programs, each on one thread: between two awaits nobody interferes, at an await anybody
 * may. None of them shows in the usual order of the steps, and each has its remedy beside it.
 */
package io.fermata.testkit.bugs;
