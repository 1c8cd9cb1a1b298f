package cn.suyuan.rule.cases;

/** Models of one product, E1 times F1, in the form of {@code uncertainty.json}. */
final class Models {

    private static final String PARTS = """
        [{"name":"校准","kind":"calibration","distribution":"normal","expanded":EXPANDED,"k":2,"relative":true CERTIFICATE},
         {"name":"采样频率","kind":"sampling","distribution":"rectangular","half_width":0.001,"relative":true},
         {"name":"传输","kind":"transmission","distribution":"rectangular","half_width":0.001,"relative":true}]
        """;

    private Models() {}

    static String model(String inputs, String declared) {
        return "{\"model\":\"E1*F1\",\"result\":{\"name\":\"P\",\"unit\":\"kgCO2e\",\"declared\":" + declared
                + "},\"inputs\":[" + inputs + "]}";
    }

    static String declared(String value, String expanded, String k, String p) {
        return "{\"value\":" + value + ",\"expanded_uncertainty\":" + expanded + ",\"coverage_factor\":" + k
                + ",\"coverage_probability\":" + p + ",\"method\":\"GUM\"}";
    }

    static String input(String symbol, String ref, String value, String components) {
        return "{\"symbol\":\"" + symbol + "\"" + (ref.isEmpty() ? "" : ",\"ref\":\"" + ref + "\"") + ",\"value\":"
                + value + ",\"unit\":\"" + (symbol.equals("E1") ? "kWh" : "kgCO2e/kWh") + "\",\"components\":"
                + components + "}";
    }

    static String parts(String expanded, String certificate) {
        return PARTS.replace("EXPANDED", expanded)
                .replace("CERTIFICATE", certificate.isEmpty() ? "" : ",\"ref\":\"certificate:" + certificate + "\"");
    }

    static String relative(String u) {
        return "[{\"name\":\"因子\",\"distribution\":\"normal\",\"standard\":" + u + ",\"relative\":true}]";
    }

    /** 1000 kWh times 0.6205, U of the energy 0.5 %, u of the factor 3 %: U95 about 6 %. */
    static String with(String factorU, String declared) {
        return model(
                input("E1", "activity:A1", "1000", parts("0.005", "C1")) + ","
                        + input("F1", "factor:F1", "0.6205", relative(factorU)),
                declared);
    }

    static String plain() {
        return with("0.03", declared("620.5", "37.4", "2", "0.95"));
    }

    static String undeclared() {
        return with("0.03", "null");
    }

    static String withoutComponents() {
        return model(
                input("E1", "activity:A1", "1000", "[]") + "," + input("F1", "factor:F1", "0.6205", relative("0.03")),
                declared("620.5", "37.4", "2", "0.95"));
    }

    static String constant() {
        return model(input("E1", "", "1000", "[]") + "," + input("F1", "", "0.6205", "[]"), "null");
    }
}
