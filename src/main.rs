fn main() {
    let paths: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let workspace = susumi::workspace::open(&paths, &susumi::source::config::Config::default());
    if let Err(e) = susumi::tui::run(workspace, &[]) {
        eprintln!("{e}");
    }
}
