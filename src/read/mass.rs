//! How much text stands below each element, and of what kind.

use memchr::memmem::Finder;

use super::role::Role;
use super::tree::{Data, NONE, NodeId, ROOT, Tree};
use crate::span::count_characters;

/// Amounts of visible text below an element, in characters without white space.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mass {
    /// All of it.
    pub text: u32,
    /// In links.
    pub linked: u32,
    /// In tables below the element.
    pub nested: u32,
    /// Sentence ends (`。`, `；`) outside links.
    pub sentences: u32,
    /// Paragraphs and line breaks.
    pub paragraphs: u32,
}

impl Mass {
    /// Characters outside links.
    pub fn prose(&self) -> u32 {
        self.text - self.linked
    }

    /// Whether most of the text is links.
    pub fn is_linked(&self) -> bool {
        self.linked * 2 > self.text
    }

    fn add(&mut self, child: Mass) {
        self.text += child.text;
        self.linked += child.linked;
        self.nested += child.nested;
        self.sentences += child.sentences;
        self.paragraphs += child.paragraphs;
    }
}

/// Measures every element; what is hidden and what stands in controls weighs nothing.
pub(super) fn measure(tree: &Tree, source: &str) -> Vec<Mass> {
    let ends = [Finder::new("。"), Finder::new("；")];
    let mut masses = vec![Mass::default(); tree.len()];
    let mut next = Some(ROOT);
    while let Some(id) = next {
        let node = tree.node(id);
        let descends = match &node.data {
            Data::Root => true,
            Data::Element(element) => !element.hidden && has_mass(element.role),
            Data::Text {
                start,
                end,
                decoded,
            } => {
                let text = match decoded {
                    Some(decoded) => decoded,
                    None => &source[*start as usize..*end as usize],
                };
                masses[id as usize] = weigh(text, &ends);
                false
            }
        };
        next = if descends && node.first != NONE {
            Some(node.first)
        } else {
            tree.after(id, ROOT, |ended| close(tree, &mut masses, ended))
        };
    }
    masses
}

/// Adds what an element holds to its parent.
fn close(tree: &Tree, masses: &mut [Mass], id: NodeId) {
    let mut mass = masses[id as usize];
    match tree.role(id) {
        Role::Link => {
            mass.linked = mass.text;
            mass.sentences = 0;
            masses[id as usize] = mass;
        }
        Role::Table => mass.nested = mass.text,
        Role::Paragraph | Role::Break => mass.paragraphs += 1,
        _ => {}
    }
    let parent = tree.node(id).parent;
    if parent != NONE {
        masses[parent as usize].add(mass);
    }
}

fn has_mass(role: Role) -> bool {
    !matches!(
        role,
        Role::Invisible | Role::Title | Role::Meta | Role::Control | Role::Input
    )
}

fn weigh(text: &str, ends: &[Finder]) -> Mass {
    let blanks = text.bytes().filter(|&b| b <= b' ').count() as u32;
    let characters = count_characters(text.as_bytes()) - blanks;
    let ends = ends
        .iter()
        .map(|end| end.find_iter(text.as_bytes()).count());
    let wide_spaces = if text.starts_with(['\u{3000}', '\u{a0}']) {
        text.chars()
            .take_while(|c| c.is_whitespace() && !c.is_ascii())
            .count()
    } else {
        0
    };
    Mass {
        text: characters - wide_spaces as u32,
        sentences: ends.sum::<usize>() as u32,
        ..Mass::default()
    }
}
