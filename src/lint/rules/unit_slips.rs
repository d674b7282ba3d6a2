//! Names of bodies that were mistyped: one character changed, lost, put in, or two swapped.

use hashbrown::HashMap;

use super::bodies;
use super::unit_names::{Name, Names};
use crate::nearest::is_one_apart;

/// The name that was meant.
pub(super) struct Slip<'a> {
    pub right: String,
    /// Where the notice has it; `None` for a body that every county has.
    pub other: Option<&'a Name<'a>>,
    /// Whether no body can have the name that stands there.
    pub sure: bool,
}

/// A name that is so close to one of five places or more is worth a word even where it may be another body's.
const OFTEN: usize = 5;

/// The names that a slip may be of.
pub(super) struct Twins<'a> {
    /// All of them; none where there are too many to compare.
    names: Vec<(&'a str, &'a Name<'a>)>,
    /// Those with a second name, by that.
    by_alias: HashMap<&'a str, Vec<(&'a str, &'a Name<'a>)>>,
}

impl<'a> Twins<'a> {
    /// The names of a notice; of `many` only those with a second name are compared.
    pub(super) fn of(names: &'a Names<'a>, many: bool) -> Self {
        let mut by_alias: HashMap<&str, Vec<(&str, &Name)>> = HashMap::new();
        for (name, value) in names.iter() {
            let alias = value.unit.alias.as_deref();
            if let Some(alias) = alias.filter(|_| value.text == value.unit.name) {
                by_alias.entry(alias).or_default().push((name, value));
            }
        }
        let all = names.iter();
        Twins {
            names: all.filter(|_| !many).collect(),
            by_alias,
        }
    }

    /// The name that was meant, where this one is a slip: near a name of the notice that stands more often, or of a body that
    /// every county has.
    pub(super) fn slip(&self, name: &str, found: &Name) -> Option<Slip<'a>> {
        let length = name.chars().count();
        if found.items > 1 || length < 2 {
            return None;
        }
        if let Some(twin) = self.same_alias(name, found) {
            return Some(Slip {
                right: twin.text.to_owned(),
                other: Some(twin),
                sure: true,
            });
        }
        // 财政局（粮食局）: the first of two names says enough.
        let first = name.split('(').next().unwrap_or(name);
        if bodies::is_known(first) {
            return None;
        }
        let twin = self
            .names
            .iter()
            .filter(|(other, value)| {
                is_one_apart(name, other)
                    && other.chars().nth(2).is_some()
                    // Of two that stand once each the well-known one is right.
                    && (value.items > found.items || bodies::is_known(other))
                    && !may_differ(name, other)
                    && !found.stands_beside(value)
            })
            .max_by_key(|(_, value)| value.count);
        if let Some((other, twin)) = twin {
            let sure = !may_be_real(name, other);
            let close = twin.count >= OFTEN && !name.ends_with(['处', '科', '室', '股', '队']);
            return (sure || close).then(|| Slip {
                right: twin.text.to_owned(),
                other: Some(twin),
                sure,
            });
        }
        well_known(name).map(|right| Slip {
            right,
            other: None,
            sure: true,
        })
    }

    /// The commoner name of one character's difference that stands with the same second name: 区委农办(农林水利局).
    fn same_alias(&self, name: &str, found: &Name) -> Option<&'a Name<'a>> {
        let alias = found.unit.alias.as_deref();
        let with_it = self.by_alias.get(alias?)?;
        let near =
            |other: &str, value: &Name| value.count > found.count && is_one_apart(name, other);
        let mut twins = with_it.iter().filter(|(other, value)| near(other, value));
        let own = found.text == found.unit.name;
        twins.next().filter(|_| own).map(|(_, value)| *value)
    }
}

/// The one body of every county that a name is near to.
fn well_known(name: &str) -> Option<String> {
    /// The bytes of each character of their names.
    const HAN: usize = '局'.len_utf8();
    let (level, stem) = bodies::parted(name);
    let length = stem.chars().count();
    // 财局: two characters before nothing but 局 are no name.
    if length == 2 && level.is_empty() && stem.ends_with('局') {
        let mut whole = bodies::KNOWN
            .iter()
            .filter(|body| body.chars().count() == 3 && is_one_apart(stem, body));
        return match (whole.next(), whole.next()) {
            (Some(body), None) => Some((*body).to_owned()),
            _ => None,
        };
    }
    // Short names are near each other by nature.
    if length < 4 {
        return None;
    }
    let near = |body: &&&str| {
        // With a character more or less it may be the real name of a merged body: 文体广新局, 住房城乡建委.
        body.len() == length * HAN
            && is_one_apart(stem, body)
            && !may_differ(stem, body)
            && (length >= 5 || !may_be_real(stem, body))
    };
    let mut known = bodies::KNOWN.iter().filter(near);
    match (known.next(), known.next()) {
        (Some(body), None) => Some(format!("{level}{body}")),
        _ => None,
    }
}

/// Whether the characters that the name has and the other has not are such as names of bodies have: then it may be
/// another body.
fn may_be_real(name: &str, other: &str) -> bool {
    let strange = |c: char| !other.contains(c) && !bodies::is_usual(c);
    name.chars().count() == other.chars().count()
        && name.chars().count() <= 5
        && !name.chars().any(strange)
        && name.chars().any(|c| !other.contains(c))
}

/// A change of one character that parts two real bodies: of level (市局, 区局), number or place, or the very word that tells
/// bodies apart (机关党委, 机关纪委).
fn may_differ(a: &str, b: &str) -> bool {
    const PLACES: &str = "一二三四五六七八九十东西南北中上下新老大小";
    const ENDINGS: &str = "局委办院厅会社部处科室所站队组校馆署镇乡村区县市道团";
    const MIDDLES: &str = "省市县区州分总大中小副和与及";
    let (level_a, stem_a) = bodies::parted(a);
    let (level_b, stem_b) = bodies::parted(b);
    if stem_a == stem_b && level_a != level_b {
        return true;
    }
    // 城投公司 and 铁投公司: companies are told apart by what they begin with.
    let company = |name: &str| name.ends_with("公司") || name.ends_with("集团");
    let head = |name: &str| name.chars().take(2).collect::<String>();
    if company(stem_a) && company(stem_b) && head(stem_a) != head(stem_b) {
        return true;
    }
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    if a.len() != b.len() {
        // 公安局 and 公安分局, 团委 and 团市委.
        let longer = if a.len() > b.len() { &a } else { &b };
        return longer.get(front).is_some_and(|c| MIDDLES.contains(*c));
    }
    let (Some(x), Some(y)) = (a.get(front), b.get(front)) else {
        return true;
    };
    let swapped = a.get(front + 1) == Some(y) && b.get(front + 1) == Some(x);
    if swapped {
        return false;
    }
    let company = |name: &[char]| name.ends_with(&['公', '司']) || name.ends_with(&['集', '团']);
    // 青山镇 and 青云镇, 一中队 and 二中队 are two bodies; so are 规划局 and 规划办, 城投公司 and 铁投公司.
    company(&a) && front == 0
        || front + 1 < place(&a) && front + 1 < place(&b)
        || front + 1 == a.len() && ENDINGS.contains(*x) && ENDINGS.contains(*y)
        || PLACES.contains(*x) && PLACES.contains(*y)
        || (ends_with_known(&a, front) && ends_with_known(&b, front))
}

/// How many characters of a name are that of a place, its kind included: 3 of 青山镇人民政府. What parts two places is for no rule to
/// tell from a slip, and neither is 各镇 from the name of one.
fn place(name: &[char]) -> usize {
    const KINDS: &str = "镇乡村区县市道";
    const BODIES: [&str; 10] = [
        "人民政府", "政府", "办事处", "党委", "党工委", "委员会", "管委会", "村委会", "居委会",
        "委会",
    ];
    // Names are compared in half width.
    let name = name.split(|c| *c == '(').next().unwrap_or(name);
    let ends = |at: &usize| {
        let rest: String = name[*at..].iter().collect();
        rest.is_empty() || BODIES.contains(&rest.as_str())
    };
    (2..=name.len())
        .filter(|at| KINDS.contains(name[at - 1]))
        .find(ends)
        .unwrap_or(0)
}

/// Whether a name ends with that of a well-known body which covers a character: 机关纪委 with 纪委.
fn ends_with_known(name: &[char], at: usize) -> bool {
    (0..=at).any(|start| {
        let tail: String = name[start..].iter().collect();
        bodies::is_short_name(&tail)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_changed_character_makes_a_slip_of_a_name_that_stands_once() {
        assert_eq!(
            well_known("市人力资源和社会保璋局").as_deref(),
            Some("市人力资源和社会保障局")
        );
        for name in ["县文体广新局", "县住房城乡建委", "市教育局"] {
            assert_eq!(well_known(name), None, "{name}");
        }
    }

    #[test]
    fn names_of_bodies_that_every_county_has_are_of_han_alone() {
        let mut characters = bodies::KNOWN.iter().flat_map(|body| body.chars());
        assert!(characters.all(|c| c.len_utf8() == '局'.len_utf8()));
    }

    #[test]
    fn names_that_may_be_two_bodies() {
        for (a, b) in [
            ("市财政局", "市民政局"),
            ("机关党委", "机关纪委"),
            ("公安局", "公安分局"),
            ("团委", "团市委"),
            ("规划局", "规划办"),
            ("大门镇", "北门镇"),
            ("青山镇", "青云镇"),
            ("石门镇人民政府", "龙门镇人民政府"),
            ("青山街道办事处", "青云街道办事处"),
            ("各镇人民政府", "东镇人民政府"),
            ("青山镇政府(能源办)", "青云镇政府(能源办)"),
            ("铁投公司", "城投公司"),
            ("市水务集团", "市水投集团"),
            ("一中队", "二中队"),
            ("市财政局", "区财政局"),
            ("文化旅游局", "文化和旅游局"),
            ("铁投公司", "城投公司"),
        ] {
            assert!(may_differ(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("坏保局", "环保局"),
            ("保环局", "环保局"),
            ("环保仿", "环保局"),
            ("综合执法", "综合执法局"),
            ("市场监督管局", "市场监督管理局"),
            ("环农局", "环保局"),
            ("青云镇人民政俯", "青云镇人民政府"),
            ("青云真人民政府", "青云镇人民政府"),
            ("平安县人民政府", "平安区人民政府"),
        ] {
            assert!(!may_differ(a, b), "{a} {b}");
        }
    }
}
