//! `a) …`, `b) …` with empty lines between them: paragraphs to Markdown, and items to people.

use super::tree::{ItemNode, Kind, Node};
use crate::runbook::words::numbered::letter;

/// The ids of such items count from here, far above those of the parser.
const IDS: usize = usize::MAX / 2;

/// Makes a list of each run of paragraphs that count with letters from `a` on, with the code behind each.
pub(in crate::runbook) fn gather(nodes: &mut Vec<Node>) {
    let mut id = IDS;
    inside(nodes, &mut |nodes| {
        if nodes.iter().any(|node| place(node) == Some(1)) {
            *nodes = gathered(std::mem::take(nodes), &mut id);
        }
    });
}

/// Visits every run of blocks, the inner ones first.
fn inside(nodes: &mut Vec<Node>, visit: &mut impl FnMut(&mut Vec<Node>)) {
    nodes.iter_mut().flat_map(Node::inside_mut).for_each(|nodes| inside(nodes, visit));
    visit(nodes);
}

fn place(node: &Node) -> Option<u64> {
    node.paragraph().and_then(|_| letter(node.words()))
}

fn gathered(nodes: Vec<Node>, id: &mut usize) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut nodes = nodes.into_iter().peekable();
    while let Some(node) = nodes.next() {
        if place(&node) != Some(1) {
            out.push(node);
            continue;
        }
        let line = node.line;
        let mut items: Vec<Vec<Node>> = vec![vec![node]];
        let mut wanted = 2;
        while let Some(node) = nodes.next_if(|n| n.is_code() || place(n) == Some(wanted)) {
            match items.last_mut().filter(|_| node.is_code()) {
                Some(last) => last.push(node),
                None => {
                    items.push(vec![node]);
                    wanted += 1;
                }
            }
        }
        if items.len() < 2 {
            out.extend(items.into_iter().flatten());
            continue;
        }
        let items = items.into_iter().map(|nodes| {
            *id += 1;
            let line = nodes.first().map_or(line, |node| node.line);
            ItemNode { id: *id, line, number: None, task: None, nodes }
        });
        out.push(Node::new(line, Kind::List { start: None, items: items.collect() }));
    }
    out
}
