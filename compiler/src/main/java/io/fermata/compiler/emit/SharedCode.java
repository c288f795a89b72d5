package io.fermata.compiler.emit;

/**
 * What the suspension points of a body have in common.
 *
 * @param exits the ways out
 * @param branch has the callee suspended?
 * @param common saves and restores for all of them at once
 */
record SharedCode(Exits exits, OutcomeBranch branch, CommonLocalsEmitter common) {}
