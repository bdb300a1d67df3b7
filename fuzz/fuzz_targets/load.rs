//! Any bytes: read as a plan file from the first byte to the review. Whatever comes of it is sound.
#![no_main]

use libfuzzer_sys::fuzz_target;
use susumi::source::{Encoding, load_text};

fuzz_target!(|bytes: &[u8]| {
    let Ok((text, encoding)) = Encoding::decode(bytes) else { return };
    assert_eq!(encoding.amended(bytes, &[]).as_deref(), Ok(bytes));
    if let Ok(again) = encoding.encode(&text) {
        match encoding {
            Encoding::ShiftJis | Encoding::EucJp => {
                // Some characters have two spellings there, of two or three bytes, and come back in the usual one.
                assert_eq!(encoding.amended(&again, &[]), Ok(again.clone()));
            }
            _ => assert_eq!(again, bytes),
        }
    }
    // Lines and columns count as in YAML: CR alone ends a line too.
    let lines: Vec<usize> = text.replace("\r\n", "\n").split(['\n', '\r']).map(|line| line.chars().count()).collect();
    let is_inside = |finding: &susumi::plan::Finding| {
        let (line, column) = (finding.position.line, finding.position.column);
        assert!(finding.length >= 1);
        assert!((1..=lines.len()).contains(&line), "line {line} of {}: {finding:?}", lines.len());
        assert!((1..=lines[line - 1] + 1).contains(&column), "column {column} of {}: {finding:?}", lines[line - 1]);
    };
    match load_text("plan", &text) {
        Ok((plan, positions, mut findings)) => {
            assert!(plan.years.contains(&plan.as_of));
            assert_eq!(positions.nodes.len(), plan.tree.len());
            assert_eq!(positions.actions.len(), plan.actions.len());
            assert_eq!(positions.indicators.len(), plan.indicators.len());
            findings.extend(susumi::review::review(&plan, &positions, &findings));
            findings.iter().for_each(is_inside);
        }
        Err(finding) => is_inside(&finding),
    }
});
