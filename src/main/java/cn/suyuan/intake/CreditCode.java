package cn.suyuan.intake;

/** The unified social credit code (统一社会信用代码): 18 characters, the last computed from the others (GB 32100). */
final class CreditCode {

    /** The characters of the code by their value; I, O, S, V and Z are not used. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int LENGTH = 18;

    private CreditCode() {}

    /** Whether a code is made of the right characters and its last one fits the others. */
    static boolean isSound(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < code.length(); i++) {
            int value = CHARACTERS.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * weight;
            weight = i == LENGTH - 2 ? 1 : weight * 3 % CHARACTERS.length();
        }
        return code.length() == LENGTH && sum % CHARACTERS.length() == 0;
    }
}
