//! Traditional characters (繁体字) of the words by which notices are read: mirrors republish simplified pages in
//! traditional script.
//!
//! Only words that structure a notice are looked up this way (責任單位, 公開, 印發); names and texts stay as written.
//! Both forms are three bytes long, so places in the one hold in the other.

use std::borrow::Cow;

use super::char_set::Sieve;

/// A text with the characters of such words in simplified form.
pub(crate) fn simplify(text: &str) -> Cow<'_, str> {
    if is_simple(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(simplified).collect())
}

/// Whether a text has no traditional character of such words. The last six bits of a character are those of its last byte.
pub(crate) fn is_simple(text: &str) -> bool {
    let mut bytes = text.as_bytes();
    loop {
        bytes = match SIEVE.behind_others(bytes) {
            [first @ 0xe4..=0xe9, second, third, behind @ ..] => {
                let place = usize::from(first - 0xe4) * 64 + usize::from(second & 0x3f);
                if TRADITIONAL[place] >> (third & 0x3f) & 1 == 1 {
                    return false;
                }
                behind
            }
            [_, behind @ ..] => behind,
            [] => return true,
        };
    }
}

/// The simplified form of a character of such a word; any other stays.
pub(crate) fn simplified(c: char) -> char {
    let Some(at) = (c as u32).checked_sub(FIRST).filter(|&at| at < COUNT) else {
        return c;
    };
    if TRADITIONAL[at as usize / 64] >> (at % 64) & 1 == 0 {
        return c;
    }
    PAIRS
        .iter()
        .find(|(traditional, _)| *traditional == c)
        .map_or(c, |(_, simple)| *simple)
}

/// The characters whose first byte is one of common Han characters, E4 to E9: U+4000 to U+9FFF.
const FIRST: u32 = 0x4000;
const COUNT: u32 = 0x6000;

/// A bit for each of them: nearly all are asked about, and hardly any is traditional.
static TRADITIONAL: [u64; COUNT as usize / 64] = {
    let mut bits = [0; COUNT as usize / 64];
    let mut at = 0;
    while at < PAIRS.len() {
        let bit = PAIRS[at].0 as u32 - FIRST;
        bits[bit as usize / 64] |= 1 << (bit % 64);
        at += 1;
    }
    bits
};

static SIEVE: Sieve = {
    let mut sieve = Sieve::EMPTY;
    let mut at = 0;
    while at < PAIRS.len() {
        sieve.add(PAIRS[at].0);
        at += 1;
    }
    sieve
};

/// Traditional characters with their simplified forms.
#[rustfmt::skip]
const PAIRS: &[(char, char)] = &[
    ('佈', '布'), ('來', '来'), ('備', '备'), ('內', '内'), ('別', '别'), ('劃', '划'), ('務', '务'), ('區', '区'), ('協', '协'),
    ('參', '参'), ('員', '员'), ('單', '单'), ('執', '执'), ('報', '报'), ('實', '实'), ('導', '导'), ('對', '对'), ('屬', '属'),
    ('張', '张'), ('時', '时'), ('書', '书'), ('條', '条'), ('標', '标'), ('構', '构'), ('機', '机'), ('權', '权'), ('決', '决'),
    ('況', '况'), ('準', '准'), ('牽', '牵'), ('現', '现'), ('產', '产'), ('發', '发'), ('監', '监'), ('種', '种'), ('節', '节'),
    ('範', '范'), ('級', '级'), ('統', '统'), ('給', '给'), ('編', '编'), ('聯', '联'), ('與', '与'), ('舉', '举'), ('處', '处'),
    ('號', '号'), ('規', '规'), ('計', '计'), ('註', '注'), ('評', '评'), ('話', '话'), ('認', '认'), ('說', '说'), ('調', '调'),
    ('請', '请'), ('責', '责'), ('賦', '赋'), ('辦', '办'), ('轉', '转'), ('進', '进'), ('長', '长'), ('門', '门'), ('開', '开'),
    ('間', '间'), ('關', '关'), ('電', '电'), ('項', '项'), ('領', '领'), ('頭', '头'), ('題', '题'), ('類', '类'), ('驗', '验'),
    ('體', '体'), ('點', '点'), ('據', '据'), ('數', '数'), ('於', '于'), ('為', '为'), ('業', '业'), ('訪', '访'), ('閱', '阅'),
    ('讀', '读'), ('瀏', '浏'), ('覽', '览'), ('寫', '写'), ('稱', '称'), ('總', '总'), ('質', '质'), ('績', '绩'), ('層', '层'),
    ('堅', '坚'), ('續', '续'), ('適', '适'), ('盡', '尽'), ('態', '态'), ('貫', '贯'), ('負', '负'), ('環', '环'), ('絡', '络'), ('額', '额'), ('專', '专'), ('圍', '围'), ('預', '预'), ('達', '达'), ('減', '减'),
    ('資', '资'), ('際', '际'), ('細', '细'), ('則', '则'), ('審', '审'), ('職', '职'), ('會', '会'), ('應', '应'), ('財', '财'),
    ('農', '农'), ('衛', '卫'), ('廳', '厅'), ('縣', '县'), ('鎮', '镇'), ('鄉', '乡'), ('黨', '党'), ('組', '组'), ('織', '织'),
    ('設', '设'), ('場', '场'), ('團', '团'), ('稅', '税'), ('隊', '队'), ('紀', '纪'), ('態', '态'), ('國', '国'), ('動', '动'),
    ('醫', '医'), ('僑', '侨'), ('檔', '档'), ('鐵', '铁'), ('運', '运'), ('輸', '输'), ('傳', '传'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_hold_in_both_scripts() {
        let text = "責任單位：某局（此件公開發布）";
        let simple = simplify(text);
        assert_eq!(simple, "责任单位：某局（此件公开发布）");
        assert_eq!(simple.len(), text.len());
        assert!(matches!(simplify("责任单位"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_simplified_character_is_as_long_as_its_traditional_form() {
        for c in '\u{4e00}'..='\u{9fff}' {
            assert_eq!(simplified(c).len_utf8(), c.len_utf8(), "{c}");
            for text in [format!("{c}"), format!("1：任{c}"), format!("任务{c}任。")] {
                assert_eq!(is_simple(&text), simplified(c) == c, "{text}");
            }
            // Nothing is simplified twice.
            assert_eq!(simplified(simplified(c)), simplified(c), "{c}");
        }
    }
}
