//! Files that lie among plans and are certain to be none: those of other programs, which are YAML as well.
//!
//! Owns what is certain. In doubt a file is a plan that somebody has damaged, and he is to be told of it: so nothing
//! here holds of a text that breaks, and nothing of one with as much as a misspelled key of a plan at its head.
//! Refuses to know how the file was come upon: that it is passed over in a folder only is for whoever opens it.

use super::document::{ActionDocument, Document, IndicatorDocument, NodeDocument};
use super::record::keys_of;
use super::similar::folded;
use super::spans::{self, Content, Entry};
use super::{decode, meant};

/// Whether a text that gave no plan, for the reason of that code, is certain to be none.
pub fn is_certain(code: &str, text: &str) -> bool {
    let Ok(text) = decode::clean(text) else { return false };
    // Where nothing stands at all, something may have been lost.
    if !text.contains(char::is_alphanumeric) {
        return false;
    }
    match code {
        "not-a-plan" => match spans::read(text).map(|root| root.content) {
            Ok(Content::Map(entries)) => entries.iter().all(is_foreign_entry),
            Ok(Content::List(_) | Content::Scalar(_)) => has_no_word(text),
            Err(_) => false,
        },
        // Not what a plan needs, but what other programs write.
        "reference" | "tag" | "second-document" | "key" => has_no_word(text) && has_foreign_heads(text),
        // Comments alone.
        "empty" => has_no_word(text),
        _ => false,
    }
}

fn is_foreign_entry(entry: &Entry) -> bool {
    let below = match &entry.value.content {
        Content::Map(entries) => entries.as_slice(),
        Content::List(_) | Content::Scalar(_) => &[],
    };
    let known = keys_of::<Document>();
    // Two of them are the head of a plan, one map too deep.
    let of_plan = below.iter().filter(|entry| known.contains(&entry.composed_key().as_ref())).count();
    is_foreign_key(&entry.key) && of_plan < 2
}

/// Whether a key at the head of a file is none of a plan's, nor one that was meant to be.
fn is_foreign_key(key: &str) -> bool {
    let (known, form) = (keys_of::<Document>(), folded(key));
    meant::word(key, known).is_none() && !known.iter().any(|word| form.contains(word))
}

/// Whether no word of the keys of a plan stands anywhere in the text.
fn has_no_word(text: &str) -> bool {
    let keys = [keys_of::<Document>(), keys_of::<NodeDocument>()];
    let of_entries = [keys_of::<ActionDocument>(), keys_of::<IndicatorDocument>()];
    let text = folded(text);
    !keys.into_iter().chain(of_entries).flatten().any(|word| text.contains(word))
}

/// The same as [`is_foreign_key`] of what stands before a colon where a line begins.
fn has_foreign_heads(text: &str) -> bool {
    let heads = text.lines().filter_map(|line| line.split_once(':')).map(|(head, _)| head);
    heads.filter(|head| !head.starts_with([' ', '#', '-'])).all(is_foreign_key)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::source::{Encoding, load_as};

    #[test]
    fn only_what_is_certain_to_be_no_plan_is_foreign() {
        let table = [
            (true, "compose", "version: '3'\nservices:\n  web:\n    image: nginx # 指標を出す\n"),
            (true, "a head of other words in Japanese", "作成者: 甲\n住所: 乙\n"),
            (true, "a playbook", "- hosts: all\n  tasks:\n  - name: ping\n    ping:\n"),
            (true, "references", "x-base: &base {image: a}\nservices:\n  web:\n    <<: *base\n"),
            (true, "a tag", "password: !vault abc\n"),
            (true, "documents", "kind: Pod\n---\nkind: Service\n"),
            (true, "comments alone", "# services:\n#   web:\n"),
            (true, "a text", "nothing but words\n"),
            (false, "YAML that breaks", "version: \"3\nservices: [\n"),
            (false, "nothing", ""),
            (false, "blanks", "  \n\n"),
            (false, "blanks of an input method", "\u{3000}\n"),
            (false, "braces", "{}\n"),
            (false, "one key of a plan", "version: 3\n自治体: 日進市\n"),
            (false, "a key with more", "第2次計画: 日進市\n"),
            (false, "a near miss", "計画名: 日進市\n"),
            (false, "an old form of it", "計畫: 日進市\n"),
            (false, "as it is spoken", "keikaku: 日進市\nnendo: H28\n"),
            (false, "without a blank", "計画:日進市\n年度:H28\n"),
            (false, "a plan one map too deep", "日進市:\n  計画: あ\n  年度: H28\n  体系: []\n"),
            (false, "a list of a plan's nodes", "- 番号: 1\n  名称: 甲\n"),
            (false, "a text with a word of a plan", "第2次日進市経営改革計画\n"),
            (false, "a reference in a plan", "title: &a 甲\n体系: []\n"),
            (false, "two plans", "計画: 甲\n---\n計画: 乙\n"),
            (false, "a near miss in two documents", "keikaku: a\n---\nkeikaku: b\n"),
            (false, "comments with a plan in them", "# 計画: 甲\n"),
        ];
        for (foreign, case, text) in table {
            let failure = load_as(Path::new("a.yaml"), text, Encoding::Utf8).unwrap_err();
            assert_eq!(failure.is_foreign, foreign, "{case}: {}", failure.finding.code);
        }
    }
}
