//! Holds how results are entered: what the form offers, what it asks to be written, and that nothing typed is lost.

use super::driver::Screen;

#[test]
fn looks() {
    for keys in ["2 a", "2 a Down", "3 a", "2 a Tab", "2 Enter a", "3 Down Down a Left 9"] {
        let mut screen = Screen::start(80, 24);
        screen.app.session.workspace.plans[0].origin = susumi::source::Origin::File("plans/nisshin-2.yaml".into());
        screen.press(keys);
        println!("== {keys}\n{}", screen.text());
    }
}
