//! Which part of a page is its content, by what the page itself shows: where the prose stands, how much of it is
//! links, landmarks, the comments with which publishing systems mark the text.

use std::ops::Range;

use html5ever::local_name;

use super::mass::Mass;
use super::role::Role;
use super::tree::{Data, Element, NONE, NodeId, ROOT, Tree};
use crate::document::Zone;

/// The zone that begins at each node, if one does; what is below inherits.
pub(super) fn zones(
    tree: &Tree,
    masses: &[Mass],
    comments: &[Range<usize>],
    source: &str,
) -> Vec<Option<Zone>> {
    let mut zones = vec![None; tree.len()];
    if masses[ROOT as usize].prose() == 0 {
        return zones;
    }
    if let Some(marked) = marked_range(comments, source) {
        if mark_range(tree, masses, &marked, &mut zones) {
            zones[ROOT as usize] = Some(Zone::Chrome);
            return zones;
        }
        zones.fill(None);
    }
    let start = hinted(tree, masses).unwrap_or(ROOT);
    let content = densest(tree, masses, start);
    // Everything around it; the walk begins below the root.
    for child in tree.children(ROOT) {
        zones[child as usize] = Some(Zone::Chrome);
    }
    zones[content as usize] = Some(Zone::Content);
    if content == ROOT {
        for child in tree.children(ROOT) {
            zones[child as usize] = Some(Zone::Content);
        }
    }
    prune(tree, masses, content, &mut zones);
    zones
}

/// From the comment that opens the text to the one that closes it.
fn marked_range(comments: &[Range<usize>], source: &str) -> Option<Range<usize>> {
    let says = |range: &Range<usize>, words: &[&str]| {
        let text = source[range.clone()].to_ascii_lowercase();
        let about = ["信息内容", "正文", "文章内容", "content", "article"];
        text.len() < 120
            && about.iter().any(|word| text.contains(word))
            && words.iter().any(|word| text.contains(word))
    };
    let begin = comments
        .iter()
        .position(|c| says(c, &["begin", "start", "开始"]))?;
    let end = comments[begin..]
        .iter()
        .find(|c| says(c, &["end", "over", "结束"]))?;
    Some(comments[begin].end..end.start)
}

/// Makes what stands in a range the content, if it holds most of the prose.
fn mark_range(
    tree: &Tree,
    masses: &[Mass],
    range: &Range<usize>,
    zones: &mut [Option<Zone>],
) -> bool {
    let mut held = 0;
    let mut next = Some(tree.node(ROOT).first).filter(|&id| id != NONE);
    while let Some(id) = next {
        let node = tree.node(id);
        let (start, is_whole) = match (tree.element(id), node.data) {
            (Some(element), _) => (element.start, element.start != element.inner),
            (None, Data::Text { start, .. }) => (start, true),
            (None, _) => (0, false),
        };
        let inside = is_whole && range.contains(&(start as usize));
        if inside {
            zones[id as usize] = Some(Zone::Content);
            held += masses[id as usize].prose();
        } else if node.parent == ROOT {
            zones[id as usize] = Some(Zone::Chrome);
        }
        next = if !inside && node.first != NONE {
            Some(node.first)
        } else {
            tree.after(id, ROOT, |_| {})
        };
    }
    held * 2 > masses[ROOT as usize].prose()
}

/// Ids and classes under which common publishing systems put the text: a hint, believed if much prose stands there.
const CONTENT_NAMES: &[&str] = &[
    "zoom", "ucap-content", "trs_editor", "vsb_content", "content", "article", "article-content",
    "articlecontent", "maincontent", "news_content", "xxgk_content", "pages_content",
];

fn hinted(tree: &Tree, masses: &[Mass]) -> Option<NodeId> {
    let enough = |id: &NodeId| {
        masses[*id as usize].prose() * 5 > masses[ROOT as usize].prose() * 2
            && masses[*id as usize].sentences * 2 >= masses[ROOT as usize].sentences
    };
    (0..tree.len() as NodeId)
        .filter(enough)
        .filter(|&id| {
            tree.element(id).is_some_and(|element| {
                tree.role(id).is_block()
                    && (element.name.local == local_name!("article")
                        || element.name.local == local_name!("main")
                        || names(element).any(|name| {
                            CONTENT_NAMES
                                .iter()
                                .any(|hint| name.eq_ignore_ascii_case(hint))
                        }))
            })
        })
        .min_by_key(|&id| masses[id as usize].prose())
}

fn names(element: &Element) -> impl Iterator<Item = &str> {
    [local_name!("id"), local_name!("class")]
        .into_iter()
        .filter_map(|name| element.attribute(&name))
        .flat_map(str::split_ascii_whitespace)
}

/// The deepest element below `start` that holds most of the prose and beside which no sentences are left.
fn densest(tree: &Tree, masses: &[Mass], start: NodeId) -> NodeId {
    let mut current = start;
    loop {
        let mass = masses[current as usize];
        let beside = |child: NodeId| {
            tree.children(current)
                .filter(|&id| id != child)
                .filter(|&id| !is_chrome_like(tree, masses, id))
                .map(|id| masses[id as usize].sentences)
                .sum::<u32>()
        };
        let holds_most = |id: &NodeId| masses[*id as usize].prose() * 5 >= mass.prose() * 3;
        match tree.children(current).find(holds_most) {
            Some(child) if is_container(tree, masses, child) && beside(child) == 0 => {
                current = child;
            }
            _ => return current,
        }
    }
}

/// Whether an element arranges blocks, so that the content may be one of them. A numbered list is part of a text.
fn is_container(tree: &Tree, masses: &[Mass], id: NodeId) -> bool {
    let name = tree.element(id).map(|element| &element.name.local);
    match tree.role(id) {
        Role::Block if name == Some(&local_name!("ol")) => false,
        Role::Block | Role::RowGroup | Role::Row | Role::Cell => true,
        Role::Table => super::layout_tables::is_layout(tree, masses, id),
        _ => false,
    }
}

/// First parts of names that say: not the text.
const CHROME_NAMES: &[&str] = &[
    "nav", "menu", "footer", "foot", "bottom", "crumb", "bread", "share", "copyright", "sidebar",
    "toolbar", "related", "search", "login", "banner",
];

/// Whether an element is furniture by its kind or name, and too small to be the text all the same.
fn is_chrome_like(tree: &Tree, masses: &[Mass], id: NodeId) -> bool {
    // Landmarks are blocks, and only of these and of tables the names are kept.
    if !matches!(tree.role(id), Role::Block | Role::Table)
        || masses[id as usize].prose() * 5 > masses[ROOT as usize].prose()
    {
        return false;
    }
    let Some(element) = tree.element(id) else {
        return false;
    };
    let landmark = matches!(
        element.name.local,
        local_name!("nav") | local_name!("footer") | local_name!("aside") | local_name!("header")
    );
    let role = element.attribute(&local_name!("role")).is_some_and(|role| {
        matches!(
            role,
            "navigation" | "contentinfo" | "banner" | "search" | "complementary"
        )
    });
    landmark
        || role
        || names(element).any(|name| {
            let name = name.to_ascii_lowercase();
            CHROME_NAMES.iter().any(|chrome| name.starts_with(chrome))
        })
}

/// Marks furniture inside the content.
fn prune(tree: &Tree, masses: &[Mass], content: NodeId, zones: &mut [Option<Zone>]) {
    let mut next = Some(tree.node(content).first).filter(|&id| id != NONE);
    while let Some(id) = next {
        let is_chrome = is_chrome_like(tree, masses, id) || is_link_list(tree, masses, id);
        if is_chrome {
            zones[id as usize] = Some(Zone::Chrome);
        }
        let first = tree.node(id).first;
        next = if !is_chrome && first != NONE {
            Some(first)
        } else {
            tree.after(id, content, |_| {})
        };
    }
}

/// Whether a list or table is made of links to other pages; links to files are attachments.
fn is_link_list(tree: &Tree, masses: &[Mass], id: NodeId) -> bool {
    if !matches!(tree.role(id), Role::Block | Role::Table) {
        return false;
    }
    let mass = masses[id as usize];
    if mass.text == 0 || mass.sentences > 0 || mass.linked * 5 < mass.text * 3 {
        return false;
    }
    let mut links = 0;
    let mut next = Some(tree.node(id).first).filter(|&id| id != NONE);
    while let Some(inner) = next {
        if tree.role(inner) == Role::Link {
            let element = tree.element(inner);
            let href = element.and_then(|element| element.attribute(&local_name!("href")));
            let href = href.unwrap_or("");
            if is_file(href) {
                return false;
            }
            links += 1;
        }
        let first = tree.node(inner).first;
        next = if first != NONE {
            Some(first)
        } else {
            tree.after(inner, id, |_| {})
        };
    }
    links >= 3
}

/// Whether an address leads to a file to be downloaded.
fn is_file(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or(href);
    let extension = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    let known = [
        "doc", "docx", "xls", "xlsx", "wps", "et", "pdf", "zip", "rar", "ofd", "txt", "jpg", "png",
    ];
    known.contains(&extension.as_str()) || href.contains("download") || href.contains("attach")
}
