package cn.suyuan.uncertainty;

/** Cuts a formula into tokens; positions are 1-based. */
final class FormulaScanner {
    /** Kinds of token. */
    enum Token {
        NUMBER,
        NAME,
        SIGN,
        END,
        BAD
    }

    private final String text;
    private int next;
    private Token token = Token.END;
    private int start;

    FormulaScanner(String text) {
        this.text = text;
    }

    static boolean isName(String name) {
        if (name.isEmpty() || !startsName(name.codePointAt(0))) {
            return false;
        }
        return name.codePoints().allMatch(FormulaScanner::continuesName);
    }

    private static boolean startsName(int point) {
        return Character.isLetter(point) || point == '_';
    }

    private static boolean continuesName(int point) {
        // letters, digits, sub- and superscripts such as CO₂, combining marks
        int type = Character.getType(point);
        return startsName(point)
                || Character.isDigit(point)
                || type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.NON_SPACING_MARK;
    }

    Token token() {
        return token;
    }

    /** Returns the text of the token. */
    String word() {
        return text.substring(start, next);
    }

    int position() {
        return start + 1;
    }

    boolean is(char sign) {
        return token == Token.SIGN && text.charAt(start) == sign;
    }

    void advance() {
        start = next;
        while (start < text.length()
                && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == '\u00A0')) {
            start++;
        }
        next = start;
        if (start >= text.length()) {
            token = Token.END;
            return;
        }
        int point = text.codePointAt(start);
        if (startsName(point)) {
            while (next < text.length() && continuesName(text.codePointAt(next))) {
                next += Character.charCount(text.codePointAt(next));
            }
            token = Token.NAME;
        } else if (isDigit(start) || (point == '.' && isDigit(start + 1))) {
            number();
        } else {
            next = start + Character.charCount(point);
            token = "+-*/^(),".indexOf(point) >= 0 ? Token.SIGN : Token.BAD;
        }
    }

    private void number() {
        token = Token.NUMBER;
        digits();
        if (next < text.length() && text.charAt(next) == '.') {
            next++;
            digits();
        }
        if (next < text.length() && (text.charAt(next) == 'e' || text.charAt(next) == 'E')) {
            int sign = next + 1;
            if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
                sign++;
            }
            if (isDigit(sign)) {
                next = sign;
                digits();
            }
        }
    }

    private void digits() {
        while (isDigit(next)) {
            next++;
        }
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
