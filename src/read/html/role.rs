//! What an element means to the flow of text.

use html5ever::{LocalName, local_name};

/// What an element does to the text in and around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of a line.
    Inline,
    /// Its text stands on lines of its own.
    Block,
    /// A block that leaves a gap where it is empty.
    Paragraph,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    /// A block in which line breaks count.
    Preformatted,
    /// `<br>`.
    Break,
    /// `<a>`.
    Link,
    /// `<table>`.
    Table,
    /// `<tbody>`, `<thead>`, `<tfoot>`.
    RowGroup,
    /// `<tr>`.
    Row,
    /// `<td>`, `<th>`.
    Cell,
    /// `<caption>`.
    Caption,
    /// A control with text: button, option, text area. Never content.
    Control,
    /// `<input>`, whose text is an attribute.
    Input,
    /// `<title>`.
    Title,
    /// `<meta>`.
    Meta,
    /// Never shown, nor anything in it.
    Invisible,
}

impl Role {
    /// The role of an HTML element.
    pub fn of(name: &LocalName) -> Role {
        match *name {
            local_name!("span")
            | local_name!("img")
            | local_name!("label")
            | local_name!("sub")
            | local_name!("sup") => Role::Inline,
            local_name!("p") => Role::Paragraph,
            local_name!("a") => Role::Link,
            local_name!("td") | local_name!("th") => Role::Cell,
            local_name!("tr") => Role::Row,
            local_name!("br") => Role::Break,
            local_name!("table") => Role::Table,
            local_name!("tbody") | local_name!("thead") | local_name!("tfoot") => Role::RowGroup,
            local_name!("caption") => Role::Caption,
            local_name!("h1") => Role::Heading(1),
            local_name!("h2") => Role::Heading(2),
            local_name!("h3") => Role::Heading(3),
            local_name!("h4") => Role::Heading(4),
            local_name!("h5") => Role::Heading(5),
            local_name!("h6") => Role::Heading(6),
            local_name!("pre")
            | local_name!("listing")
            | local_name!("xmp")
            | local_name!("plaintext") => Role::Preformatted,
            local_name!("button")
            | local_name!("select")
            | local_name!("option")
            | local_name!("optgroup")
            | local_name!("textarea") => Role::Control,
            local_name!("input") => Role::Input,
            local_name!("title") => Role::Title,
            local_name!("meta") => Role::Meta,
            local_name!("script")
            | local_name!("style")
            | local_name!("template")
            | local_name!("noscript")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes") => Role::Invisible,
            _ if is_block(name) => Role::Block,
            _ => Role::Inline,
        }
    }

    /// The role of an element of SVG or MathML.
    pub fn of_foreign(name: &LocalName) -> Role {
        match *name {
            local_name!("title") | local_name!("style") | local_name!("script") => Role::Invisible,
            _ => Role::Inline,
        }
    }

    /// Whether the element begins and ends a line.
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Role::Inline | Role::Link | Role::Break | Role::Invisible | Role::Title | Role::Meta
        )
    }
}

fn is_block(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("address")
            | local_name!("article")
            | local_name!("aside")
            | local_name!("blockquote")
            | local_name!("body")
            | local_name!("center")
            | local_name!("dd")
            | local_name!("details")
            | local_name!("dialog")
            | local_name!("dir")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("dt")
            | local_name!("fieldset")
            | local_name!("figcaption")
            | local_name!("figure")
            | local_name!("footer")
            | local_name!("form")
            | local_name!("frameset")
            | local_name!("head")
            | local_name!("header")
            | local_name!("hgroup")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("legend")
            | local_name!("li")
            | local_name!("main")
            | local_name!("marquee")
            | local_name!("menu")
            | local_name!("nav")
            | local_name!("ol")
            | local_name!("section")
            | local_name!("summary")
            | local_name!("ul")
    )
}
