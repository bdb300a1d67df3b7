//! `susumi new` and `susumi schema` as commands: what they write, where, and when they refuse.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use std::fs;
use std::path::Path;

use folder::folder;
use run::{err, out, run};

/// Runs it in that folder; its exit code and everything it says.
fn said(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = run(folder, arguments);
    (output.status.code(), out(&output), err(&output))
}

/// Complains unless `check` and the schema have nothing to say about the files.
fn assert_sound(folder: &Path, files: &[&str]) {
    let (code, text, _) = said(folder, &[&["check"], files].concat());
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("問題は見つかりませんでした"), "{text}");
    let schema = serde_json::from_str(&said(folder, &["schema"]).1).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    for file in files {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert!(validator.is_valid(&serde_yaml::from_str(&text).unwrap()), "{text}");
    }
}

#[test]
fn a_new_file_is_sound_and_says_what_to_do_next() {
    let folder = folder(&[]);
    let folder = folder.path();
    let (code, text, errors) = said(folder, &["new"]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(text.contains("susumi check plans/新しい計画.yaml"), "{text}");
    let arguments =
        ["new", "a b.yml", "--title", "第5次: #1, \"総合\"計画", "--municipality", "甲市", "--years", "R6-R8"];
    let (code, text, _) = said(folder, &[&arguments[..], &["--levels", "柱,施策,事業"]].concat());
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("susumi check 'a b.yml'"), "{text}");
    assert_eq!(said(folder, &["new", "plans/.."]).0, Some(0), "into a folder");
    assert_sound(folder, &["plans/新しい計画.yaml", "a b.yml", "新しい計画.yaml"]);
    let (_, json, _) = said(folder, &["export", "--format", "json", "a b.yml"]);
    let plans: serde_json::Value = serde_json::from_str(&json).unwrap();
    let plan = &plans["plans"][0];
    assert_eq!(plan["title"], "第5次: #1, \"総合\"計画");
    assert_eq!(plan["years"], serde_json::json!(["R6", "R7", "R8"]));
    assert_eq!(plan["levels"], serde_json::json!(["柱", "施策", "事業"]));
    assert_eq!(plan["actions"][0]["node"], "1/1/1");
}

#[test]
fn to_standard_output_it_is_the_file_alone() {
    let folder = folder(&[]);
    let (code, text, errors) = said(folder.path(), &["new", "-", "--title", "計画"]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(text.starts_with("# ") && text.contains("\n計画: 計画\n"), "{text}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn with_the_schema_beside_it_editors_are_told() {
    let folder = folder(&[("plans/plan.schema.json", "{}")]);
    assert_eq!(said(folder.path(), &["new"]).0, Some(0));
    let text = fs::read_to_string(folder.path().join("plans/新しい計画.yaml")).unwrap();
    assert!(text.starts_with("# yaml-language-server: $schema=./plan.schema.json\n"), "{text}");
}

#[test]
fn it_refuses_and_leaves_everything_as_it_was() {
    let files = [("plans/新しい計画.yaml", "甲"), ("p.yaml", "乙")];
    let folder = folder(&files);
    std::os::unix::fs::symlink("nowhere.yaml", folder.path().join("link.yaml")).unwrap();
    let table: &[(&[&str], &str)] = &[
        (&["new"], "すでにある"),
        (&["new", "p.yaml"], "「p.yaml」はすでにある"),
        (&["new", "link.yaml"], "すでにある"),
        (&["new", "p.txt"], "計画のファイルの名前ではありません"),
        (&["new", "none/p.yaml"], "書き出せませんでした"),
        (&["new", "q.yaml", "--years", "R8-R6"], "年度として読めません"),
        (&["new", "q.yaml", "--levels", ","], "階層の名前として使えません"),
        (&["new", "q.yaml", "--title", " "], "「--title」には値が要ります"),
        (&["new", "q.yaml", "r.yaml"], "「r.yaml」という指定はありません"),
        (&["schema", "q.yaml"], "「q.yaml」という指定はありません"),
    ];
    for (arguments, expected) in table {
        let (code, text, errors) = said(folder.path(), arguments);
        assert_eq!((code, text.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(errors.contains(expected), "{arguments:?}: {errors}");
        for (name, text) in files {
            assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), text);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "{arguments:?}");
    }
}
