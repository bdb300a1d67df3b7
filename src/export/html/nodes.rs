//! The plan itself: node by node, each with its actions, its indicators and the nodes below it.

use std::io::{self, Write};

use super::action::write_action;
use super::indicator::write_indicator;
use super::markup::Markup;
use super::published::{Published, heading};
use super::vocabulary::Vocabulary;
use crate::plan::NodeId;
use crate::words::publication as words;

/// Writes everything below the plan, node by node to `out`, so that no large plan is held as one text.
///
/// # Errors
/// Whatever writing gives.
pub(super) fn write_nodes(
    out: &mut dyn Write,
    markup: &mut Markup,
    published: &Published<'_>,
    vocabulary: &Vocabulary,
) -> io::Result<()> {
    let tree = &published.plan.tree;
    let own = published.selection.own_actions(tree, NodeId::ROOT).len()
        + published.selection.own_indicators(tree, NodeId::ROOT).len();
    if own > 0 {
        let id = published.section("entries");
        markup.element("section", &[("class", "node"), ("aria-labelledby", &id)], |markup| {
            heading(markup, published.level + 1, &id, |markup| markup.text(words::ENTRIES));
            write_own(markup, published, vocabulary, NodeId::ROOT, published.level + 2);
        });
    }
    for id in published.children(NodeId::ROOT) {
        write_node(markup, published, vocabulary, id);
        markup.flush_to(out)?;
    }
    Ok(())
}

fn write_node(markup: &mut Markup, published: &Published<'_>, vocabulary: &Vocabulary, id: NodeId) {
    let node = published.plan.tree.node(id);
    let level = published.level + node.depth;
    let address = published.node(id);
    let class = format!("node depth{}", node.depth.min(4));
    markup.element("section", &[("class", &class), ("aria-labelledby", &address)], |markup| {
        heading(markup, level, &address, |markup| {
            let above = published.plan.level_of(id).unwrap_or_default();
            let number = node.number.as_deref().unwrap_or_default();
            markup.line("span", &[("class", "level")], &format!("{above}{number}"));
            markup.text(" ");
            markup.text(&node.name);
        });
        if let Some(remark) = &node.remark {
            super::action::write_remark(markup, remark);
        }
        write_own(markup, published, vocabulary, id, level + 1);
        for child in published.children(id) {
            write_node(markup, published, vocabulary, child);
        }
    });
}

/// The actions and indicators of the node itself.
fn write_own(markup: &mut Markup, published: &Published<'_>, vocabulary: &Vocabulary, node: NodeId, level: usize) {
    let tree = &published.plan.tree;
    for id in published.selection.own_actions(tree, node) {
        write_action(markup, published, vocabulary, *id, level);
    }
    for id in published.selection.own_indicators(tree, node) {
        write_indicator(markup, published, vocabulary, *id, level);
    }
}
