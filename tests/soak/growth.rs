//! Whether what was measured again and again has grown.

/// Says what has grown: the mean of the last quarter is above that of the second one, which is behind all warming
/// up, by more than one part in twenty and `slack`.
pub fn growth(measured: &[usize], slack: usize) -> Option<String> {
    let quarter = measured.len() / 4;
    let mean = |part: &[usize]| part.iter().sum::<usize>() / part.len();
    let (early, late) = (mean(&measured[quarter..2 * quarter]), mean(&measured[measured.len() - quarter..]));
    (late > early + early / 20 + slack).then(|| format!("from {early} to {late}: {measured:?}"))
}
