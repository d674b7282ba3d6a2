//! Kinds of tags that matter to how a page is parsed: which of them change nothing but the look, and which may stand at any depth.

use html5ever::{LocalName, local_name};

/// Elements that only change the look of text. They are left out: html5ever repeats unclosed ones in every paragraph
/// that follows, which costs time and memory and tells nothing about the text.
pub(super) fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements in which a tag is text, or may be: the tokenizer has to see their start, and the tree builder, which tells it how to
/// go on.
pub(super) fn is_raw(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("title")
            | local_name!("textarea")
            | local_name!("xmp")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("noscript")
            | local_name!("plaintext")
    )
}

/// Elements that hold no elements (or end at once) and may therefore stand at any depth.
pub(super) fn is_shallow(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("br")
            | local_name!("img")
            | local_name!("input")
            | local_name!("hr")
            | local_name!("meta")
            | local_name!("link")
    ) || is_raw(name)
}

/// Elements inside a line: without them the text goes on.
pub(super) fn is_inline(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a") | local_name!("label") | local_name!("sub") | local_name!("sup")
    )
}
