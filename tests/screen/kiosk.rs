//! Tries to get out of a screen that may only be looked at, by whatever keys.

use super::driver::Screen;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use susumi::plan::Position;
use susumi::source::{Bounds, Origin};
use susumi::tui::access::Access;
use susumi::tui::app::{Effect, Message};
use susumi::tui::command::Command;

/// The screen, permitted only to look.
fn kiosk() -> Screen {
    let mut screen = Screen::start(80, 24);
    screen.app.access = Access::Kiosk(Bounds::default());
    screen
}

#[test]
fn what_is_refused_is_not_offered() {
    let refused =
        [Command::Edit, Command::Save, Command::Suspend, Command::Views, Command::SaveView, Command::DeleteView];
    for (keys, is_offered) in [("", true), ("Enter", true), ("?", true), (":", true)] {
        let offers = |mut screen: Screen| {
            // A file of its own, which could be edited.
            screen.app.session.workspace.plans[0].origin = Origin::File("plans/nisshin-2.yaml".into());
            screen.resize(120, 200);
            screen.press(keys);
            let text = screen.text();
            refused.iter().any(|command| text.contains(command.description()) || text.contains(command.label()))
        };
        assert_eq!((offers(Screen::start(80, 24)), offers(kiosk())), (is_offered, false), "{keys:?}");
    }
}

#[test]
fn every_command_stays_on_the_screen() {
    for command in Command::ALL {
        let mut screen = kiosk();
        for chord in screen.app.keymap.chords_of(*command).to_vec() {
            for effect in screen.send(Message::Key(chord.into())) {
                assert!(is_harmless(&effect), "{command:?} {effect:?}");
            }
        }
    }
    let outside = [
        Effect::Suspend,
        Effect::Edit("x".into(), Position::START),
        Effect::Save("x".to_owned()),
        Effect::Reopen(vec![Origin::BuiltIn]),
    ];
    let permitted = outside.map(|effect| kiosk().app.access.permits(effect.command()));
    assert_eq!(permitted, [false, false, false, true]);
}

fn is_harmless(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Quit
            | Effect::Redraw
            | Effect::Mouse(_)
            | Effect::Reload(_)
            | Effect::Reopen(_)
            | Effect::Copy(_)
            | Effect::PrepareSearch
            | Effect::ReadAround(_)
    )
}

fn keys() -> impl Strategy<Value = Vec<KeyEvent>> {
    let code = prop_oneof![
        4 => prop::char::range(' ', '~').prop_map(KeyCode::Char),
        1 => Just(KeyCode::Enter),
        1 => Just(KeyCode::Esc),
        1 => (1u8..12).prop_map(KeyCode::F),
        1 => prop_oneof![Just(KeyCode::Up), Just(KeyCode::Down), Just(KeyCode::Tab), Just(KeyCode::Backspace)],
        1 => prop_oneof![Just('え'), Just('お'), Just('：'), Just('ｅ'), Just('ｏ')].prop_map(KeyCode::Char),
    ];
    let modifiers =
        prop_oneof![3 => Just(KeyModifiers::NONE), 1 => Just(KeyModifiers::CONTROL), 1 => Just(KeyModifiers::ALT)];
    prop::collection::vec((code, modifiers).prop_map(|(code, modifiers)| KeyEvent::new(code, modifiers)), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_typed_stays_on_the_screen(keys in keys(), pasted in any::<String>()) {
        let mut screen = kiosk();
        for key in keys {
            for message in [Message::Key(key), Message::Paste(pasted.clone())] {
                for effect in screen.send(message) {
                    prop_assert!(is_harmless(&effect), "{key:?} {effect:?}");
                }
            }
        }
    }
}
