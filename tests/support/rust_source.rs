//! Reads the program's own source as far as its shape is concerned: which module names which other,
//! which literals and which calls stand where. Code under `#[cfg(test)]` is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A module's path from the crate's root: `["tui", "view"]`.
pub type Module = Vec<String>;

/// All files of a crate.
pub struct Crate {
    files: Vec<File>,
}

/// One file without its comments and tests.
pub struct File {
    /// Its path from the repository's root.
    pub path: String,
    module: Module,
    tokens: Vec<Token>,
    children: BTreeSet<String>,
    paths: Vec<Named>,
}

/// A path that stands in the code.
struct Named {
    line: usize,
    segments: Vec<String>,
    /// The name it is imported under, in a `use`.
    binding: Option<String>,
}

/// One module names another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrow {
    /// `src/plan/mod.rs:12`.
    pub place: String,
    /// The module in which it stands.
    pub from: Module,
    /// The module that owns what is named.
    pub to: Module,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its line, from 1.
    pub line: usize,
    /// What it is.
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A name or keyword.
    Word(String),
    /// A single sign.
    Sign(char),
    /// The inside of a string or character literal.
    Literal(String),
}

impl Crate {
    /// Reads every `.rs` file below `src` in the folder `root`.
    pub fn read(root: &Path) -> Self {
        let mut texts = BTreeMap::new();
        let mut folders = vec![root.join("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                    texts.insert(name, std::fs::read_to_string(&path).unwrap());
                }
            }
        }
        Self::of(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// A crate of those texts by path.
    pub fn of<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let (mut files, mut tests) = (Vec::new(), BTreeSet::new());
        for (path, text) in texts {
            let (file, test_modules) = File::parse(path, text);
            tests.extend(test_modules);
            files.push(file);
        }
        files.retain(|file| !tests.iter().any(|test: &Module| file.module.starts_with(test)));
        Self { files }
    }

    /// The files, in the order in which they were given.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// Every naming of another module, led through re-exports to the module that owns the name.
    pub fn arrows(&self) -> Vec<Arrow> {
        let mut arrows = Vec::new();
        for file in &self.files {
            for named in &file.paths {
                let Some(path) = file.absolute(&named.segments) else { continue };
                let to = self.owner(&path, 0);
                if to != file.module {
                    let place = format!("{}:{}", file.path, named.line);
                    arrows.push(Arrow { place, from: file.module.clone(), to });
                }
            }
        }
        arrows
    }

    /// The module that owns what an absolute path names.
    fn owner(&self, path: &[String], depth: usize) -> Module {
        let mut module = Module::new();
        for (at, segment) in path.iter().enumerate() {
            let Some(file) = self.file(&module) else { break };
            if file.children.contains(segment) {
                module.push(segment.clone());
                continue;
            }
            let reexport = file.paths.iter().find(|named| named.binding.as_ref() == Some(segment));
            if let Some(path_of) = reexport.and_then(|named| file.absolute(&named.segments))
                && depth < 8
            {
                let rest = path.get(at + 1..).unwrap_or_default();
                return self.owner(&[path_of.as_slice(), rest].concat(), depth + 1);
            }
            break;
        }
        module
    }

    fn file(&self, module: &[String]) -> Option<&File> {
        self.files.iter().find(|file| file.module == module && file.path != "src/main.rs")
    }
}

impl File {
    fn parse(path: &str, text: &str) -> (Self, Vec<Module>) {
        let module = module_of(path);
        let (tokens, tests) = without_tests(scan(text));
        let mut file = Self { path: path.to_owned(), module, tokens, children: BTreeSet::new(), paths: Vec::new() };
        file.find_modules();
        file.find_paths();
        let tests = tests.into_iter().map(|name| [file.module.clone(), vec![name]].concat()).collect();
        (file, tests)
    }

    /// The tokens outside comments and tests.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    fn find_modules(&mut self) {
        for at in 0..self.tokens.len() {
            if let (Some("mod"), Some(name)) = (word(&self.tokens, at), word(&self.tokens, at + 1)) {
                let name = name.to_owned();
                let place = format!("{}:{}", self.path, self.tokens[at].line);
                assert!(!sign(&self.tokens, at + 2, '{'), "{place}: put module {name} into a file of its own");
                self.children.insert(name);
            }
        }
    }

    fn find_paths(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            match word(&self.tokens, at) {
                Some("use") => at = self.use_tree(at + 1, &[]),
                Some("crate" | "super" | "self" | "susumi") if colons(&self.tokens, at + 1) => {
                    let line = self.tokens[at].line;
                    let mut segments = Vec::new();
                    while let Some(name) = word(&self.tokens, at) {
                        segments.push(name.to_owned());
                        at += 1;
                        if !colons(&self.tokens, at) {
                            break;
                        }
                        at += 2;
                    }
                    self.paths.push(Named { line, segments, binding: None });
                }
                _ => at += 1,
            }
        }
    }

    /// One branch of a `use`, from token `at`; returns the token behind it.
    fn use_tree(&mut self, mut at: usize, prefix: &[String]) -> usize {
        let mut segments = prefix.to_vec();
        let line = self.tokens.get(at).map_or(0, |token| token.line);
        loop {
            if sign(&self.tokens, at, '{') {
                at += 1;
                while at < self.tokens.len() && !sign(&self.tokens, at, '}') {
                    at = self.use_tree(at, &segments);
                    at += usize::from(sign(&self.tokens, at, ','));
                }
                return at + 1;
            }
            if let Some(name) = word(&self.tokens, at) {
                segments.push(name.to_owned());
            }
            at += 1;
            if !colons(&self.tokens, at) {
                break;
            }
            at += 2;
        }
        let mut binding = segments.last().cloned();
        if binding.as_deref() == Some("self") {
            segments.pop();
            binding = segments.last().cloned();
        }
        if word(&self.tokens, at) == Some("as") {
            binding = word(&self.tokens, at + 1).map(str::to_owned);
            at += 2;
        }
        self.paths.push(Named { line, segments, binding });
        at
    }

    /// The path from the crate's root; `None` if it leads to another crate.
    fn absolute(&self, segments: &[String]) -> Option<Vec<String>> {
        let (first, rest) = segments.split_first()?;
        match first.as_str() {
            "crate" | "susumi" => Some(rest.to_vec()),
            "self" => Some([self.module.as_slice(), rest].concat()),
            "super" => {
                let mut module = self.module.clone();
                module.pop();
                let ups = rest.iter().take_while(|segment| *segment == "super").count();
                module.truncate(module.len().saturating_sub(ups));
                Some([module.as_slice(), &rest[ups..]].concat())
            }
            child if self.children.contains(child) => Some([self.module.as_slice(), segments].concat()),
            _ => None,
        }
    }
}

fn module_of(path: &str) -> Module {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Module = inner.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

fn word(tokens: &[Token], at: usize) -> Option<&str> {
    match &tokens.get(at)?.kind {
        Kind::Word(name) => Some(name),
        _ => None,
    }
}

fn sign(tokens: &[Token], at: usize, expected: char) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == Kind::Sign(expected))
}

fn colons(tokens: &[Token], at: usize) -> bool {
    sign(tokens, at, ':') && sign(tokens, at + 1, ':')
}

/// The tokens outside `#[cfg(test)]`, and the modules declared under it.
fn without_tests(tokens: Vec<Token>) -> (Vec<Token>, Vec<String>) {
    let (mut kept, mut modules) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let attribute: String = tokens[at..].iter().take(7).map(Token::text).collect();
        if attribute != "#[cfg(test)]" {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += 7;
        if let (Some("mod"), Some(name)) = (word(&tokens, at), word(&tokens, at + 1)) {
            modules.push(name.to_owned());
        }
        at = behind_item(&tokens, at);
    }
    (kept, modules)
}

/// The token behind the item that begins at `at`.
fn behind_item(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token.kind {
            Kind::Sign('{' | '(' | '[') => depth += 1,
            Kind::Sign(closing @ ('}' | ')' | ']')) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && closing == '}' {
                    break;
                }
            }
            Kind::Sign(';') if depth == 0 => break,
            _ => {}
        }
    }
    at
}

impl Token {
    fn text(&self) -> String {
        match &self.kind {
            Kind::Word(text) | Kind::Literal(text) => text.clone(),
            Kind::Sign(sign) => sign.to_string(),
        }
    }
}

/// Text as tokens, without comments.
fn scan(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut scanner = Scanner { chars, at: 0, line: 1, tokens: Vec::new() };
    while scanner.at < scanner.chars.len() {
        scanner.step();
    }
    scanner.tokens
}

struct Scanner {
    chars: Vec<char>,
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Scanner {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(next == '\n');
        Some(next)
    }

    fn step(&mut self) {
        let line = self.line;
        let Some(first) = self.peek(0) else { return };
        let kind = match (first, self.peek(1)) {
            ('/', Some('/')) => {
                while self.peek(0).is_some_and(|next| next != '\n') {
                    self.next();
                }
                return;
            }
            ('/', Some('*')) => return self.block_comment(),
            ('"', _) => Kind::Literal(self.quoted('"')),
            ('\'', Some('\\')) => Kind::Literal(self.quoted('\'')),
            ('\'', Some(_)) if self.peek(2) == Some('\'') => Kind::Literal(self.quoted('\'')),
            ('r' | 'b', _) if self.raw_opening().is_some() => Kind::Literal(self.raw()),
            (first, _) if first.is_alphanumeric() || first == '_' => Kind::Word(self.word()),
            (first, _) => {
                self.next();
                if first.is_whitespace() {
                    return;
                }
                Kind::Sign(first)
            }
        };
        self.tokens.push(Token { line, kind });
    }

    fn word(&mut self) -> String {
        let mut name = String::new();
        while let Some(next) = self.peek(0).filter(|next| next.is_alphanumeric() || *next == '_') {
            name.push(next);
            self.next();
        }
        name
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                (None, _) => return,
                _ => {
                    self.next();
                    continue;
                }
            }
            self.next();
            self.next();
            if depth == 0 {
                return;
            }
        }
    }

    /// A literal between two `quote`s.
    fn quoted(&mut self, quote: char) -> String {
        self.next();
        let mut inside = String::new();
        while let Some(next) = self.next() {
            match next {
                '\\' => {
                    inside.push(next);
                    inside.extend(self.next());
                }
                next if next == quote => break,
                next => inside.push(next),
            }
        }
        inside
    }

    /// The hashes of a raw string that begins here, and where its quote is.
    fn raw_opening(&self) -> Option<(usize, usize)> {
        let start = if self.peek(0) == Some('b') { 1 } else { 0 };
        if self.peek(start) != Some('r') {
            return None;
        }
        let hashes = self.chars[self.at + start + 1..].iter().take_while(|next| **next == '#').count();
        let quote = start + 1 + hashes;
        (self.peek(quote) == Some('"')).then_some((hashes, quote))
    }

    fn raw(&mut self) -> String {
        let Some((hashes, quote)) = self.raw_opening() else { return String::new() };
        for _ in 0..=quote {
            self.next();
        }
        let end = format!("\"{}", "#".repeat(hashes));
        let mut inside = String::new();
        while let Some(next) = self.next() {
            inside.push(next);
            if inside.ends_with(&end) {
                inside.truncate(inside.len() - end.len());
                break;
            }
        }
        inside
    }
}
