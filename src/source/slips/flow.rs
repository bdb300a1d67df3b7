//! A value in braces or brackets, followed without a parser.

/// How far the brackets of a text go.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Those that are still open at the end: where and which.
    pub open: Vec<(usize, char)>,
    /// Where the outermost was closed: right behind it.
    pub end: Option<usize>,
    /// The first closing one that does not fit the opening one, and the one that would.
    pub wrong: Option<(usize, char)>,
    /// The quotation mark that is not closed.
    pub quote: Option<(usize, char)>,
    /// Where a comment begins.
    pub comment: Option<usize>,
}

/// Follows the brackets of `text`, which begins with one or with what stands within those of `outer`.
pub fn follow(text: &str, outer: &[char]) -> Flow {
    let mut flow = Flow { open: outer.iter().map(|c| (0, *c)).collect(), ..Flow::default() };
    let mut before = ' ';
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '{' | '[' => flow.open.push((at, c)),
            '}' | ']' => {
                let wanted = flow.open.pop().map_or(c, |(_, open)| closing(open));
                if wanted != c {
                    flow.wrong = Some((at, wanted));
                    return flow;
                }
                if flow.open.is_empty() {
                    flow.end = Some(at + c.len_utf8());
                    return flow;
                }
            }
            '"' | '\'' if matches!(before, ' ' | '{' | '[' | ',') && !skip_quoted(c, &mut chars) => {
                flow.quote = Some((at, c));
                return flow;
            }
            '#' if before == ' ' && at > 0 => {
                flow.comment = Some(at);
                return flow;
            }
            _ => {}
        }
        before = c;
    }
    flow
}

/// Goes behind the end of a quoted text; whether there is one.
fn skip_quoted(quote: char, chars: &mut std::str::CharIndices<'_>) -> bool {
    let mut escaped = false;
    for (_, c) in chars {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if c == quote => return true,
            _ => {}
        }
    }
    false
}

/// Where a text that begins with a quotation mark closes it: right behind.
pub fn quoted_end(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let (_, quote) = chars.next()?;
    let closed = skip_quoted(quote, &mut chars);
    closed.then(|| text.len() - chars.as_str().len())
}

/// The bracket that closes that one.
pub fn closing(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_followed() {
        let open = |text: &str| follow(text, &[]).open.iter().map(|(_, c)| *c).collect::<String>();
        assert_eq!(open("{a: [1, 2], b: {c: "), "{{");
        assert_eq!(open("{a: \"}\", b: '['}"), "");
        assert_eq!(follow("{a: 1}}", &[]).end, Some(6));
        assert_eq!(follow("{a: 1]", &[]).wrong, Some((5, '}')));
        assert_eq!(follow("{a: \"1}", &[]).quote, Some((4, '"')));
        assert_eq!(follow("{a: 1 #2}", &[]).comment, Some(6));
        assert_eq!(follow("b: 1}", &['{']).end, Some(5));
        assert_eq!(quoted_end("\"a\\\"b\"c"), Some(6));
    }
}
