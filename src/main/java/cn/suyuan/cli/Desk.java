package cn.suyuan.cli;

import cn.suyuan.app.Wiring;

/**
 * What every command works with.
 *
 * @param wiring the program behind
 * @param terminal the person in front
 */
record Desk(Wiring wiring, Terminal terminal) {}
