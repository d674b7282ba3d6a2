//! The menu of a site, which stands above the title where the text of a whole page was extracted.

use super::letterhead;
use crate::document::{Element, Zone};
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph, names_site};
use crate::parse::table::column;
use crate::zh::text::scan::is_han;
use crate::zh::unit;

/// Most characters of what a menu mostly offers (互动交流, 走进临溪), and of what may stand between (政府信息公开目录).
const SHORT: usize = 6;
const LONGEST: usize = 10;

/// How many lines at the beginning of a notice's head are the site's name and menu: several short names below each other,
/// or beside each other on a line (`首页 信息公开 办事服务`). Below them a title has to follow.
pub(super) fn lines(head: &[Entry]) -> usize {
    let mut menu = 0;
    let mut offers = 0;
    for (at, entry) in head.iter().enumerate() {
        let Entry::Line(line) = entry else { return 0 };
        if line.class == Class::Chrome || names_site(&line.text) {
            continue;
        }
        // A title that opens as all do has nothing but bodies before it.
        if line.text.starts_with("关于") {
            return if offers > 0 { at } else { 0 };
        }
        match offers_of(line) {
            Some((count, sure)) => {
                offers += count;
                menu = if sure { at + 1 } else { menu };
            }
            None if offers > 1 => return menu,
            None => return 0,
        }
    }
    0
}

/// How many names of pages a line holds and nothing else, and whether it can't be the first line of a title below a menu.
/// Bodies, their letterheads and columns are no names of pages.
fn offers_of(line: &Paragraph) -> Option<(usize, bool)> {
    let plain = matches!(line.class, Class::Prose | Class::Title)
        && line.zone == Zone::Content
        && !matches!(line.element, Element::Heading(_));
    let gap = |c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '>' | '·' | '•');
    let names = || line.text.split(gap).filter(|name| !name.is_empty());
    let is_page = |name: &str| {
        name.chars().nth(LONGEST).is_none()
            && name.chars().all(is_han)
            && column::names::role_of_name(name).is_none()
            && unit::list::looks_like_unit(name).is_none()
            && letterhead::name_in_letterhead(name).is_none()
    };
    let is_sure = |name: &str| name.chars().nth(SHORT).is_none() && !has_title_tail(name);
    // A title that is set with blanks between its characters is no menu.
    let count = names().filter(|name| name.chars().nth(1).is_some()).count();
    (plain && names().all(is_page)).then(|| (count, names().all(is_sure)))
}
