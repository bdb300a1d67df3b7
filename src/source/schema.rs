//! The plan file as a JSON Schema, from which editors complete keys and words and mark slips while one types.
//!
//! Made of what reads the file: the keys are those of the structs in `document`, the fixed words and dashes
//! those that `build` compares with, the years those of [`FiscalYear`]. Refuses to be stricter than the
//! loader: what it reads without a finding the schema accepts, except that a fixed word in quotes may have
//! no blanks around it. What a schema cannot know (a plan's own years and statuses, sums, what an entry
//! means) is not in it: that is for `susumi check`. Draft 7, the newest that every version of the YAML
//! language server reads; there a `$ref` must stand alone, and a key's description stands around it.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::build::{ACHIEVEMENTS, BASES, BETWEEN_YEARS, CLASSES, DEFAULT_STATUSES, DIRECTIONS};
use super::document::{ActionDocument, Document, IndicatorDocument, NodeDocument, RemarkedDocument};
use super::number::DASHES;
use super::record::keys_of;
use crate::plan::{CONTINUED, FiscalYear};
use crate::words::schema as words;

/// A key, what may stand behind it, and what it means for people.
pub type Property = (&'static str, fn() -> Value, &'static str);

/// The keys of the file as a whole.
pub const PLAN: &[Property] = &[
    ("計画", name, words::TITLE),
    ("よみ", text, words::READING),
    ("自治体", text, words::MUNICIPALITY),
    ("年度", years, words::YEARS),
    ("時点", year, words::AS_OF),
    ("階層", names, words::LEVELS),
    ("出典", text, words::SOURCE),
    ("備考", text, words::REMARK),
    ("確認済", accepted, words::ACCEPTED),
    ("総括", totals, words::TOTALS),
    ("実施状況区分", statuses, words::STATUSES),
    ("担当課", departments, words::DEPARTMENTS),
    ("体系", tree, words::TREE),
];

/// Those of an entry of 体系 or 内訳.
pub const NODE: &[Property] = &[
    ("番号", text, words::NUMBER),
    ("名称", name, words::NAME),
    ("よみ", text, words::READING),
    ("備考", text, words::REMARK),
    ("確認済", accepted, words::ACCEPTED),
    ("取組", actions, words::ACTIONS),
    ("指標", indicators, words::INDICATORS),
    ("内訳", nodes, words::NODES),
];

/// Those of an entry of 取組.
pub const ACTION: &[Property] = &[
    ("番号", text, words::NUMBER),
    ("名称", name, words::NAME),
    ("よみ", text, words::READING),
    ("担当課", responsible, words::RESPONSIBLE),
    ("予定", stages, words::PLANNED),
    ("実績", stages, words::DONE),
    ("実施状況", status, words::STATUS),
    ("備考", text, words::REMARK),
    ("確認済", accepted, words::ACCEPTED),
];

/// Those of an entry of 指標.
pub const INDICATOR: &[Property] = &[
    ("名称", name, words::NAME),
    ("よみ", text, words::READING),
    ("担当課", responsible, words::RESPONSIBLE),
    ("単位", text, words::UNIT),
    ("方向", || choice(&DIRECTIONS), words::DIRECTION),
    ("判定", || choice(&BASES), words::BASIS),
    ("初期値", cell, words::BASELINE),
    ("実績", values, words::VALUES),
    ("目標", cell, words::TARGET),
    ("達成状況", || choice(&ACHIEVEMENTS), words::ACHIEVEMENT),
    ("備考", text, words::REMARK),
    ("確認済", accepted, words::ACCEPTED),
];

/// The schema of a plan file.
pub fn schema() -> Value {
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "description": words::PLAN,
        "definitions": {
            "text": or_remarked(&[single()]),
            "name": or_remarked(&[json!({"type": "string", "pattern": "\\S"}), json!({"type": ["number", "boolean"]})]),
            "cell": or_remarked(&[single(), list(bare())]),
            "node": record::<NodeDocument>(NODE, &["名称"]),
            "action": record::<ActionDocument>(ACTION, &["名称"]),
            "indicator": record::<IndicatorDocument>(INDICATOR, &["名称"]),
        },
    });
    if let (Value::Object(all), Value::Object(plan)) =
        (&mut schema, record::<Document>(PLAN, &["計画", "年度", "体系"]))
    {
        all.extend(plan);
    }
    schema
}

/// A map with the keys of `T` and no others. A key without a property would be taken with anything behind it.
fn record<T: for<'de> Deserialize<'de>>(properties: &[Property], required: &[&str]) -> Value {
    let property = |key: &&str| {
        let known = properties.iter().find(|(name, ..)| name == key);
        let value = known.map_or(Value::Bool(true), |(_, shape, description)| described(shape(), description));
        ((*key).to_owned(), value)
    };
    let properties: Map<String, Value> = keys_of::<T>().iter().map(property).collect();
    json!({
        "type": "object", "properties": properties, "required": required, "additionalProperties": false,
    })
}

fn described(mut schema: Value, description: &str) -> Value {
    if schema.get("$ref").is_some() {
        schema = json!({"allOf": [schema]});
    }
    schema["description"] = description.into();
    schema
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/definitions/{name}")})
}

fn list(items: Value) -> Value {
    json!({"type": "array", "items": items})
}

/// One of these, or one of these with a remark: `{値: …, 注: …}`.
fn or_remarked(forms: &[Value]) -> Value {
    // Where nothing may stand, within the braces an empty map is nothing too.
    let is_null = |kind: &Value| kind.as_array().is_some_and(|kinds| kinds.contains(&json!("null")));
    let may_be_nothing = forms.iter().any(|form| form.get("type").is_some_and(is_null));
    let mut inner = forms.to_vec();
    inner.extend(may_be_nothing.then(|| json!({"type": "object", "maxProperties": 0})));
    let value = match inner.as_slice() {
        [only] => only.clone(),
        _ => json!({"anyOf": inner}),
    };
    let properties: Map<String, Value> = keys_of::<RemarkedDocument>()
        .iter()
        .map(|key| {
            let is_value = *key == "値";
            let value =
                if is_value { described(value.clone(), words::VALUE) } else { described(bare(), words::VALUE_REMARK) };
            ((*key).to_owned(), value)
        })
        .collect();
    let remarked = json!({
        "type": "object", "properties": properties, "required": ["値"], "additionalProperties": false,
    });
    let all: Vec<Value> = forms.iter().cloned().chain([remarked]).collect();
    json!({"anyOf": all})
}

/// A single value or nothing; an empty list is nothing too.
fn single() -> Value {
    json!({"type": ["string", "number", "boolean", "null", "array"], "maxItems": 0})
}

/// The same where no remark can stand: there an empty map is nothing too.
fn bare() -> Value {
    json!({
        "type": ["string", "number", "boolean", "null", "array", "object"], "maxItems": 0, "maxProperties": 0,
    })
}

/// Nothing, where a list or a map is looked for.
fn nothing() -> Value {
    json!({"type": ["null", "array", "string"], "maxItems": 0, "pattern": "^\\s*$"})
}

/// Nothing or a dash.
fn dash() -> Value {
    json!({"type": ["null", "array", "string"], "maxItems": 0, "pattern": format!("^\\s*[{}]*\\s*$", String::from_iter(DASHES))})
}

fn text() -> Value {
    reference("text")
}

fn name() -> Value {
    reference("name")
}

fn cell() -> Value {
    reference("cell")
}

fn names() -> Value {
    or_remarked(&[single(), list(text())])
}

fn responsible() -> Value {
    or_remarked(&[single(), list(bare())])
}

fn departments() -> Value {
    json!({"anyOf": [{"type": "object", "additionalProperties": text()}, single(), list(text())]})
}

fn tree() -> Value {
    list(reference("node"))
}

/// A list of entries, or nothing yet.
fn entries(name: &str) -> Value {
    json!({"type": ["array", "null"], "items": reference(name)})
}

fn nodes() -> Value {
    entries("node")
}

fn actions() -> Value {
    entries("action")
}

fn indicators() -> Value {
    entries("indicator")
}

/// A year as a number.
fn western() -> Value {
    json!({"type": "integer", "minimum": 1912, "maximum": 2199})
}

fn years() -> Value {
    let year = FiscalYear::pattern();
    let between = BETWEEN_YEARS.join("|");
    let range = json!({"type": "string", "pattern": format!("^{year}(({between}){year}(まで)*\\s*)?$")});
    let items = or_remarked(&[range.clone(), western(), nothing()]);
    let list = json!({"type": "array", "items": items, "minItems": 1});
    or_remarked(&[range, western(), list])
}

fn year() -> Value {
    let year = FiscalYear::pattern();
    or_remarked(&[json!({"type": "string", "pattern": format!("^({year})$")}), western(), nothing()])
}

/// A map from years to cells.
fn by_year(cell: Value) -> Value {
    let cells = json!({(format!("^{}$", FiscalYear::pattern())): described(cell, words::YEAR)});
    json!({"anyOf": [{"type": "object", "patternProperties": cells, "additionalProperties": false}, dash()]})
}

fn stages() -> Value {
    let with_examples = |mut cell: Value| {
        cell["examples"] = json!([CONTINUED]);
        cell
    };
    by_year(with_examples(json!({"allOf": [cell()]})))
}

fn values() -> Value {
    by_year(cell())
}

/// One of these words, or a dash.
fn choice<T>(words: &[(&str, T)]) -> Value {
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    or_remarked(&[json!({"enum": words}), dash()])
}

/// The plan's own words: none is wrong, the usual ones are offered.
fn status() -> Value {
    let mut form = single();
    form["examples"] = DEFAULT_STATUSES.iter().map(|(word, _)| *word).collect();
    or_remarked(&[form])
}

fn statuses() -> Value {
    let classes: Vec<&str> = CLASSES.iter().map(|(word, _)| *word).collect();
    let class = described(or_remarked(&[json!({"enum": classes})]), words::STATUS_CLASS);
    json!({"anyOf": [{"type": "object", "additionalProperties": class}, nothing()]})
}

fn totals() -> Value {
    let number = json!({"type": "integer", "minimum": 0, "exclusiveMaximum": 1_000_000_000});
    let written = "^\\s*[+＋]?[0-9０-９]+([,，][0-9０-９]{3})*([.．][0０]+)?\\s*$";
    let count = or_remarked(&[number, json!({"type": "string", "pattern": written})]);
    json!({"anyOf": [{"type": "object", "additionalProperties": count}, nothing()]})
}

/// Names of findings, alone or with the reason.
fn accepted() -> Value {
    let code = json!({"type": ["string", "boolean", "null"]});
    let with_reason = json!({"type": "object", "additionalProperties": bare()});
    let one = json!({"anyOf": [code.clone(), with_reason.clone()]});
    json!({"anyOf": [code, with_reason, list(one)]})
}

#[cfg(test)]
mod tests;
