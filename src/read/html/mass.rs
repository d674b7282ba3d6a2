//! How much text stands below each element, and of what kind.

use super::role::Role;
use super::tree::{Data, NONE, NodeId, ROOT, Tree};

/// Amounts of visible text below an element, in bytes without the white space around each piece.
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
    /// Bytes outside links.
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
    let mut masses = vec![Mass::default(); tree.len()];
    let mut next = Some(ROOT);
    while let Some(id) = next {
        let node = tree.node(id);
        let descends = match node.data {
            Data::Root => true,
            Data::Element { role, hidden, .. } => !hidden && has_mass(role),
            Data::Text {
                start,
                end,
                decoded,
            } => {
                let mass = &mut masses[id as usize];
                for piece in tree.pieces(start, end, decoded) {
                    mass.add(weigh(piece.decoded.unwrap_or(&source[piece.place])));
                }
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

fn weigh(text: &str) -> Mass {
    let bytes = text.trim().as_bytes();
    // The first bytes of both marks.
    let ends = memchr::memchr2_iter(0xe3, 0xef, bytes).filter(|&at| {
        let rest = &bytes[at..];
        rest.starts_with("。".as_bytes()) || rest.starts_with("；".as_bytes())
    });
    Mass {
        text: bytes.len() as u32,
        sentences: ends.count() as u32,
        ..Mass::default()
    }
}
