//! What a page prints around the text of a notice: the furniture of a site, and what a print sets on every page.

pub(crate) mod around_content;
pub(crate) mod foot;
pub(crate) mod furniture;
pub(crate) mod marks;
pub(crate) mod numbers;
pub(crate) mod site_frame;
