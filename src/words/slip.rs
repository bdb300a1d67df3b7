//! Sentences for slips of the keyboard, by which a plan file is no YAML any more: what stands there, and the
//! user's own text as it should be.

use super::wording::{Wording, quote};

/// `実施状況：実施`.
pub fn full_width_colon(key: &str, mended: &str) -> Wording {
    let hint = if mended.ends_with(':') {
        format!("{}と、コロンを半角にしてください。", quote(mended))
    } else {
        format!("{}と、コロンを半角にして、後ろに半角の空白を1つ入れてください。", quote(mended))
    };
    Wording::new(format!("{}の後のコロンが全角（：）です。", quote(key))).hint(hint)
}

/// `担当課:企画政策課`.
pub fn no_blank(key: &str, mended: &str) -> Wording {
    Wording::new(format!("{}の後のコロンに、空白が続いていません。", quote(key)))
        .hint(format!("{}と、コロンの後ろに半角の空白を1つ入れてください。", quote(mended)))
}

/// `担当課:　企画政策課`.
pub fn other_blank(key: &str, mended: &str) -> Wording {
    Wording::new(format!("{}のコロンの後ろの空白が、半角ではありません。", quote(key)))
        .hint(format!("{}と、半角の空白を1つ入れてください。", quote(mended)))
}

/// `実施状況 実施`.
pub fn missing_colon(key: &str, mended: &str) -> Wording {
    Wording::new(format!("{}の後に、半角のコロンがありません。", quote(key)))
        .hint(format!("{}と書いてください。", quote(mended)))
}

/// `- 取組一` above keys.
pub fn entry_without_key(text: &str, mended: &str) -> Wording {
    Wording::new(format!("{}の前に、項目名がありません。", quote(text)))
        .hint(format!("名称なら、{}と書いてください。", quote(mended)))
}

/// A line without a key.
pub fn no_key(text: &str) -> Wording {
    Wording::new(format!("{}の行に、項目名とコロンがありません。", quote(text)))
        .hint("「項目名: 値」の形で書いてください。前の行の続きなら、1行にまとめてください。")
}

/// `名称: 取組: 一`.
pub fn colon_within(value: &str, mended: &str) -> Wording {
    Wording::new(format!("{}の中にコロンがあるため、値として読めません。", quote(value)))
        .hint(format!("{}と、値を半角の引用符で囲んでください。", quote(mended)))
}

/// `実績: H28: 1, R1: 2`.
pub fn no_braces(key: &str, mended: &str) -> Wording {
    Wording::new(format!("{}の年度ごとの値が、{{ }} で囲まれていません。", quote(key)))
        .hint(format!("{}と書いてください。", quote(mended)))
}

/// A tab in the indentation.
pub fn tab() -> Wording {
    Wording::new("字下げにタブが使われています。")
        .hint("タブを消して半角の空白で字下げし、同じ項目の上下の行と桁をそろえてください。")
}

/// `{H28:<TAB>1}`.
pub fn tab_within() -> Wording {
    Wording::new("{ } や [ ] の中に、タブが使われています。").hint("タブを消して、半角の空白を1つ入れてください。")
}

/// A full-width blank in the indentation.
pub fn full_width_indentation() -> Wording {
    Wording::new("字下げに全角の空白が使われています。")
        .hint("全角の空白を消して半角の空白で字下げし、同じ項目の上下の行と桁をそろえてください。")
}

/// `－ 名称: 件数`.
pub fn other_dash(sign: &str, mended: &str) -> Wording {
    Wording::new(format!("一覧の先頭の記号が、半角の「-」ではなく{}です。", quote(sign)))
        .hint(format!("{}と、半角の「-」と半角の空白で始めてください。", quote(mended)))
}

/// `-名称: 件数`, or with a full-width blank.
pub fn dash_without_blank(has_other: bool, mended: &str) -> Wording {
    let message = if has_other {
        "「-」の後ろの空白が、半角ではありません。"
    } else {
        "「-」の後ろに、空白がありません。"
    };
    Wording::new(message).hint(format!("{}と、半角の空白を1つ入れてください。", quote(mended)))
}

/// `｛H28: 検討｝`.
pub fn full_width_bracket(bracket: char, mended: &str) -> Wording {
    Wording::new(format!("括弧が全角（{bracket}）です。"))
        .hint(format!("{}と、括弧・コロン・コンマを半角で書いてください。", quote(mended)))
}

/// `{R1: 2 #3}`.
pub fn cut_by_comment(cut: &str) -> Wording {
    Wording::new(format!("{}は、空白の後の「#」から後ろが注釈になるため、読まれません。", quote(cut)))
        .hint("「#」を含む値は \"第1回 #2\" のように半角の引用符で囲んでください。Excelのエラー（#REF! など）なら、正しい値に直してください。")
}

/// `{H28: 検討、H29: 実施}`.
pub fn other_comma(sign: char, mended: &str) -> Wording {
    let message = if [' ', '\u{3000}', '\t'].contains(&sign) {
        "{ } の中の区切りに、半角のコンマがありません。".to_owned()
    } else {
        format!("{{ }} の中の区切りが、半角のコンマではなく「{sign}」です。")
    };
    Wording::new(message).hint(format!("{}と、半角のコンマと空白で区切ってください。", quote(mended)))
}

/// `{H28: 1,, R1: 2}`.
pub fn double_comma() -> Wording {
    Wording::new("コンマが続いています。").hint("コンマを1つにするか、間に値を書いてください。")
}

/// A brace or bracket that is not closed.
pub fn unclosed_bracket(open: char, close: char, mended: Option<&str>) -> Wording {
    let hint = match mended {
        Some(mended) => format!("{}と、「{close}」で閉じてください。", quote(mended)),
        None => format!("終わりに「{close}」を書いてください。"),
    };
    Wording::new(format!("ここで始まる「{open}」が閉じていません。")).hint(hint)
}

/// `{R1: 2]`.
pub fn wrong_bracket(wanted: char) -> Wording {
    Wording::new("始まりと終わりの括弧の形が違います。").hint(format!("ここは「{wanted}」で閉じてください。"))
}

/// `{R1: 2}}`.
pub fn surplus_bracket(bracket: &str) -> Wording {
    Wording::new(format!("「{bracket}」が1つ多くあります。")).hint("余分なほうを消してください。")
}

/// `目標: -`.
pub fn bare_dash() -> Wording {
    Wording::new("「-」がそのまま書かれているため、読めません。")
        .hint("測定なしは \"-\" と半角の引用符で囲んで書いてください。まだ値がないときは、何も書きません。")
}

/// A quotation mark that is not closed.
pub fn unclosed_quote(mark: char, mended: Option<&str>) -> Wording {
    let hint = match mended {
        Some(mended) => format!("{}と、同じ引用符で閉じてください。", quote(mended)),
        None => format!("値の終わりに「{mark}」を書いてください。"),
    };
    Wording::new(format!("ここで始まる引用符「{mark}」が閉じていません。")).hint(hint)
}

/// `名称: "取組"の実施`.
pub fn text_behind(closed: &str, mended: &str) -> Wording {
    Wording::new(format!("{}の後ろに、続きが書かれています。", quote(closed)))
        .hint(format!("全体が1つの値なら、{}と、全体を引用符で囲んでください。", quote(mended)))
}

/// `名称: @取組`.
pub fn reserved(sign: char, mended: &str) -> Wording {
    Wording::new(format!("「{sign}」で始まる値は、そのままでは書けません。"))
        .hint(format!("{}と、値を引用符で囲んでください。", quote(mended)))
}

/// A map that goes on as a list.
pub fn list_and_map(mended: &str) -> Wording {
    Wording::new("上の行には「- 」が付いていますが、この行には付いていません。")
        .hint(format!("{}と書くか、上の行の「- 」を取って、形をそろえてください。", quote(mended)))
}

/// `- H28: 1` above `H29: 2`.
pub fn dashed_year(mended: &str) -> Wording {
    Wording::new("年度の行の先頭に、「-」が付いています。")
        .hint(format!("「-」を取り、{}と、下の年度の行と桁をそろえて書いてください。", quote(mended)))
}

/// A line that is indented by so many blanks, and should be by so many, as line number `line` is.
pub fn indentation(own: usize, wanted: usize, line: usize, key: &str) -> Wording {
    let (off, by) = if own > wanted { ("多い", own - wanted) } else { ("少ない", wanted - own) };
    Wording::new(format!("字下げが{by}字{off}ようです。"))
        .hint(format!("行の先頭の半角の空白を{wanted}個にして、{line}行目の{}と桁をそろえてください。", quote(key)))
}

/// A value on two lines.
pub fn two_lines(key: &str, mended: &str) -> Wording {
    Wording::new(format!("{}の値が2行に分かれています。", quote(key)))
        .hint(format!("{}と、1行に書いてください。別の項目なら、先頭に「項目名: 」を付けてください。", quote(mended)))
}
