package cn.suyuan.uncertainty;

/**
 * A node of a formula.
 *
 * @param first index of the first operand; of a symbol its place among the inputs
 * @param second index of the second operand; the exponent of an integer power
 */
record FormulaNode(FormulaOperation operation, int first, int second, double constant) {}
