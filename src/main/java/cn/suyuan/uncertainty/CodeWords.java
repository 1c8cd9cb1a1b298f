package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.SimulationCode.Language;
import java.util.regex.Pattern;

/** How the languages of simulations write comments, strings, keywords, seeds, distributions and quantiles. */
final class CodeWords {
    private CodeWords() {}

    static String comment(Language language) {
        return switch (language) {
            case PYTHON, R -> "#[^\\n]*";
            case MATLAB -> "%\\{[\\s\\S]*?%\\}|%[^\\n]*|\\.\\.\\.[^\\n]*";
            case VBA -> "'[^\\n]*|(?i:(?<=^|\\n|:)[ \\t]*Rem[ \\t][^\\n]*)";
        };
    }

    static String string(Language language) {
        return switch (language) {
            case PYTHON ->
                "(?:[rRbBfFuU]{0,2})(?:\"\"\"[\\s\\S]*?\"\"\"|'''[\\s\\S]*?'''"
                        + "|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')";
            case R -> "\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'";
            // after a name, a bracket or another quote the stroke is a transpose
            case MATLAB -> "\"(?:\"\"|[^\"\\n])*\"|(?<![\\w)\\]}'.])'(?:''|[^'\\n])*'";
            case VBA -> "\"(?:\"\"|[^\"\\n])*\"";
        };
    }

    static String keywords(Language language) {
        return switch (language) {
            case PYTHON ->
                "and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if"
                        + "|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|True|False|None";
            case R -> "if|else|repeat|while|function|for|next|break|in|TRUE|FALSE|NULL|Inf|NaN|NA|library|require";
            case MATLAB ->
                "break|case|catch|classdef|continue|else|elseif|end|for|function|global|if|otherwise|parfor|persistent"
                        + "|return|switch|try|while|true|false";
            case VBA ->
                "(?i:And|As|ByRef|ByVal|Call|Case|Const|Dim|Do|Double|Each|Else|ElseIf|End|Exit|False|For|Function|GoTo"
                        + "|If|In|Integer|Is|Let|Long|Loop|Mod|Next|Not|On|Option|Or|Private|Public|ReDim|Select|Set"
                        + "|Single|Static|Step|String|Sub|Then|To|True|Until|Variant|Wend|While|With)";
        };
    }

    static Pattern seed(Language language) {
        return Pattern.compile(
                switch (language) {
                    case PYTHON -> "\\b(?:default_rng|seed|RandomState|PCG64|Philox|SFC64|MT19937|SeedSequence)\\(";
                    case R -> "\\bset\\.seed\\(";
                    case MATLAB -> "\\b(?:rng|RandStream)\\(|\\brng\\b(?=[ \\t]+\\w)";
                    case VBA -> "(?i)\\bRandomize\\b";
                });
    }

    static Pattern distribution(Language language) {
        return Pattern.compile(
                switch (language) {
                    case PYTHON ->
                        "\\b(?:normal|standard_normal|uniform|triangular|lognormal|standard_t|beta|gamma|exponential"
                                + "|multivariate_normal|poisson|choice|gauss|normalvariate|lognormvariate|betavariate"
                                + "|rvs|randn|ppf|random)\\(";
                    case R ->
                        "\\b(?:rnorm|runif|rlnorm|rt|rgamma|rbeta|rexp|rtriangle|rtri|mvrnorm|rmvnorm|sample|qnorm)\\(";
                    case MATLAB ->
                        "\\b(?:randn|rand|normrnd|unifrnd|lognrnd|trnd|gamrnd|betarnd|exprnd|mvnrnd|makedist|random"
                                + "|norminv)\\(";
                    case VBA -> "(?i)\\b(?:Rnd|Norm_?S?_?Inv|LogNorm_?Inv|LogInv|T_?Inv|Beta_?Inv|Gamma_?Inv)\\b\\(?";
                });
    }

    static Pattern quantile(Language language) {
        return Pattern.compile(
                switch (language) {
                    case PYTHON -> "\\b(?:percentile|nanpercentile|quantile|nanquantile|mquantiles)\\(";
                    case R -> "\\b(?:quantile|hdi|HPDinterval)\\(";
                    case MATLAB -> "\\b(?:prctile|quantile)\\(";
                    case VBA -> "(?i)\\b(?:Percentile(?:_Inc|_Exc)?|Quartile(?:_Inc|_Exc)?|Small|Large)\\(";
                });
    }
}
