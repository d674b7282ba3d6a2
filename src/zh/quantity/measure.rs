//! Measure words and units of measurement (量词, 计量单位): what can stand behind a number.

use std::sync::LazyLock;

use crate::zh::text::scan::is_han;
use crate::zh::text::words::Beginnings;

/// Units and measure words that make a number an amount.
///
/// Collected from notices; 分 (points) and units of time are not among them.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "微克/立方米", "毫克/立方米", "微克每立方米", "毫克/升", "立方米/小时", "立方米/日", "立方米/天", "立方米/秒", "吨/日", "吨/天", "吨/年", "吨/小时",
    "公斤/亩", "千克/亩", "人次/年", "元/吨", "元/亩", "元/平方米", "元/人", "元/千瓦时", "千瓦时/吨", "吨标准煤/万元", "个百分点", "百分点", "个基点",
    "基点", "平方公里", "平方千米", "平方米", "平米", "立方米", "公里", "千米", "厘米", "毫米", "海里", "公顷", "公斤", "千克", "毫克", "微克",
    "千瓦时", "千瓦", "兆瓦", "千伏安", "千伏", "分贝", "蒸吨", "吨标准煤", "吨标煤", "标准煤", "克标准煤", "克标煤", "千克标准煤", "千克标煤", "公斤标准煤",
    "公斤标煤", "标台", "人份", "人年", "人天", "TEU", "标箱", "美元", "欧元", "港元", "港币", "人民币", "户次", "人次", "车次", "架次", "床位",
    "张床位", "机架", "标准箱", "度电", "km2", "km²", "km³", "km", "m3", "m³", "m2", "m²", "㎡", "㎥", "㎞", "㎏", "kg",
    "mg/L", "mg/l", "mg/m3", "mg/m³", "μg/m3", "μg/m³", "µg/m3", "µg/m³", "mm", "cm", "kN/m2", "kN/m²", "kN/㎡",
    "kN", "MPa", "kPa", "tce", "kgce", "t", "kWh", "MWh", "GWh", "MWp", "MW", "GW", "kW", "KW", "kV", "KV",
    "kVA", "GB", "TB", "Gbps", "Mbps", "dB", "℃", "‰", "％", "%", "PFLOPS", "EFLOPS", "TFLOPS", "亩", "户", "个",
    "处", "座", "头", "只", "羽", "尾", "吨", "斤", "元", "米", "升", "克", "台", "套", "件", "辆", "艘", "架", "张", "册", "篇",
    "场次", "批", "批次", "株", "棵", "粒", "款", "宗", "幢", "栋", "眼", "孔", "倍", "岁", "屏", "盏", "杆", "枚", "匹", "堂", "瓶",
    "桶", "罐", "箱", "袋", "枪", "列次", "班次", "盆", "枝", "工日", "剂次", "兆瓦时", "词元", "台套", "台（套）", "台(套)", "家次", "支次",
];

/// Further ones that consist of a noun which often begins a title as well (`2.1 村级…`): they say nothing about whether a decimal
/// number in front of them is an amount.
const WEAK: &[&str] = &[
    "部", "本", "组", "类", "期", "条", "节", "门", "点", "道", "村", "镇", "路", "线", "对", "平",
    "安", "把", "班", "园", "站", "队", "支", "口", "片", "段", "人", "方", "场", "起", "名", "位",
    "度", "项", "所", "次", "例", "包", "种", "份", "双", "桩", "层", "间", "伏", "瓦", "家", "块",
    "根", "轮", "床", "列", "科", "折", "幅", "首", "则", "笔", "车位", "泊位", "标段", "学分",
    "学时", "课时", "PB", "EB",
];

/// Words of time and rank, comparators and multipliers: what follows a number that is no item number.
const OTHER: &[&str] = &[
    "万", "亿", "千", "百", "余", "多", "年", "月", "日", "号", "时", "分", "秒", "天", "周",
    "小时", "届", "级", "以上", "以下", "以内", "左右", "及以上", "及以下", "至", "到", "倍", "成",
];

/// What one character behind a number says that is no measure word: times, ordinals, places, bodies, particles.
#[rustfmt::skip]
const NO_MEASURE: &[char] = &[
    '年', '月', '日', '号', '时', '分', '秒', '天', '周', '季', '旬', '期', '届', '级', '档', '版', '型', '类', '区', '市', '县', '省', '州', '乡', '镇', '街', '国', '强', '大', '化', '性', '率', '者', '员', '后', '前', '内', '外', '上', '下', '中', '里',
    '间', '等', '及', '和', '与', '或', '的', '了', '之', '是', '为', '有', '无', '在', '至', '到', '起', '止', '余', '多', '项', '章', '条', '款', '节', '楼', '室', '层', '岁', '线', '路', '万', '亿', '千', '百', '十', '成', '倍', '以', '不', '页', '表', '图',
    '班', '组', '队', '界', '高', '低', '度', '点', '局', '厅', '委', '办', '部', '院', '所', '处', '校', '字', '码', '题', '问', '答', '弄', '且', '但', '则', '由', '从', '按', '将', '对', '向', '把', '被', '已', '共', '均', '各', '每', '并', '可', '应', '须',
];

/// Whether one character behind a number can be a measure word that the list does not have.
pub(crate) fn is_measure_word(c: char) -> bool {
    is_han(c) && !NO_MEASURE.contains(&c)
}

/// Whether a text goes on like the unit of an amount: `公里`, `个`, `万`, `%`, `以上`, `年`.
pub(crate) fn starts_with_measure(s: &str) -> bool {
    static OTHER_WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(OTHER));
    unit_at(s).is_some_and(|unit| !WEAK.contains(&unit)) || OTHER_WORDS.begin(s)
}

/// The unit that a text begins with, the longest that fits.
pub(crate) fn unit_at(s: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(&[UNITS, WEAK].concat()));
    let (unit, ()) = KNOWN.longest(s)?;
    // Of a word of letters no unit is a part.
    let goes_on = || s[unit.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
    let cut = unit.ends_with(|c: char| c.is_ascii_alphabetic()) && goes_on();
    (!cut).then_some(unit)
}
