//! Whether the text of a cell is a list of bodies (责任单位).

use crate::zh::text::scan::is_stop;
use std::borrow::Cow;

use crate::zh::unit;
use crate::zh::unit::name::{Confidence, ends_like_body};

/// How surely a text that a mark closes is a list of units and nothing else. 建设老年大学。 and 更新电梯150部。 end like bodies as well:
/// the first name must say whose body it is.
pub(super) fn closed_units(text: &str) -> Option<Confidence> {
    let list = text.trim_end().strip_suffix(is_stop)?.trim_start();
    if !list.starts_with('各') && unit::level::level_prefix(list).is_none() {
        return None;
    }
    let last = list.rsplit(['、', '，', ',']).next().map(str::trim)?;
    if last.chars().count() > 28 || !unit::name::ends_like_body(last) {
        return None;
    }
    unit::list::looks_like_unit(list).filter(|sure| *sure >= Confidence::Medium)
}

/// Whether a text longer than most cells of bodies is a list of names as short as theirs and nothing else.
pub(super) fn is_long_list(squeezed: &str) -> bool {
    /// Most characters of a name.
    const NAME: usize = 16;
    let mut names = squeezed.split('、');
    names.all(|name| name.len() <= NAME * '名'.len_utf8() && !name.contains(['，', '；']))
}

/// Whether a text is a list of short names of which the first and most others are surely those of bodies: 市水务局、市住建局、试点城市.
pub(super) fn are_mostly_units(squeezed: &str) -> bool {
    let sure = |name: &&str| ends_like_body(name);
    let Some((first, _)) = squeezed.split_once('、') else {
        return false;
    };
    is_long_list(squeezed)
        && sure(&first)
        && !squeezed.contains(['。', ';', ':', '：'])
        && squeezed.split('、').filter(sure).count() * 2 >= squeezed.split('、').count()
}

/// A bracket that lost its partner is no reason to take a unit for something else.
pub(super) fn unit_of(text: &str) -> Option<Confidence> {
    // A blank before 等有关单位 parts no names.
    let text = &*match text.contains(" 等") {
        true => Cow::Owned(text.replace(" 等", "等")),
        false => Cow::Borrowed(text),
    };
    unit::list::looks_like_unit(text).or_else(|| {
        let bare = text.trim_matches(['(', ')', '（', '）']).trim();
        (bare.len() < text.len()).then(|| unit::list::looks_like_unit(bare))?
    })
}
