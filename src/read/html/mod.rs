//! A web page → the blocks of a document.

mod content;
mod flow;
mod heading;
mod layout_tables;
mod line;
mod markup;
mod mass;
mod plain_markup;
mod plain_tag;
mod prepared;
mod role;
mod tables;
mod tag_kinds;
mod tree;
mod tree_sink;

use self::prepared::Page;
use crate::document::Document;
use crate::options::Limits;

pub(super) fn read_into(document: &mut Document, source: &str, limits: Limits) {
    let markup = markup::parse(source, limits.depth);
    document.troubles.extend(markup.troubles);
    let masses = mass::measure(&markup.tree, source);
    let zones = content::zones(&markup.tree, &masses, &markup.comments, source);
    let output = flow::read(&Page {
        tree: &markup.tree,
        source,
        masses: &masses,
        zones: &zones,
        slots: limits.slots,
    });
    document.troubles.extend(output.troubles);
    document.meta = output.meta;
    document.blocks = output.blocks;
    heading::claim(document);
}
