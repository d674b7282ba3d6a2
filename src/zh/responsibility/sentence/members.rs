//! Of whom a group consists that has a work: 综合协调组：由甲局、乙局等组成, 负责….

use super::clause_names::plain_names;
use crate::zh::text::scan::{half, is_colon, is_space};
use crate::zh::unit::listed::UnitName;

/// The bodies of which a group consists whose name ends at `behind`; ranges are those of the text. None where persons are named,
/// or the list says more than names.
pub(crate) fn members(text: &str, behind: usize) -> Vec<UnitName> {
    let said = text[behind..].trim_start_matches(|c| is_colon(c) || is_space(c));
    let Some(list) = said.strip_prefix('由') else {
        return Vec::new();
    };
    let base = text.len() - list.len();
    let sentence = list.find(|c| matches!(half(c), '。' | ',' | ';'));
    let list = &list[..sentence.unwrap_or(list.len())];
    let names = list.split_once("组成").map(|(names, _)| names);
    names
        .and_then(|names| plain_names(names, base))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_which_a_group_consists() {
        let read = |text: &str| -> Vec<String> {
            let group = text.find('组').map_or(0, |at| at + '组'.len_utf8());
            let names = members(text, group).into_iter();
            names
                .map(|name| {
                    assert_eq!(&text[name.range.clone()], name.name);
                    name.name
                })
                .collect()
        };
        assert_eq!(
            read("协调组：由发改委、县水利局组成，负责协调。"),
            ["发改委", "县水利局"]
        );
        assert_eq!(
            read("监测组。由气象局、水文局等组成。"),
            [""; 0],
            "a full stop parts the name from the list: the caller reads the sentence behind it"
        );
        assert_eq!(
            read("监测组 由气象局、水文局等单位组成。"),
            ["气象局", "水文局"]
        );
        for text in [
            "协调组：由县长、副县长组成。",
            "协调组：由县直有关部门负责人组成。",
            "协调组：由县水利局负责组建。",
            "协调组：负责协调。",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
