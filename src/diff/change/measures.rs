//! Units of measurement (计量单位) that can be converted into one another.

/// A unit in terms of a base unit; a unit that is not known is its own base.
pub(super) fn base(unit: Option<&str>) -> (&str, f64) {
    let Some(unit) = unit else { return ("", 1.0) };
    match unit {
        "公里" | "千米" | "km" | "㎞" => ("米", 1000.0),
        "里" => ("米", 500.0),
        "厘米" | "cm" => ("米", 0.01),
        "毫米" | "mm" => ("米", 0.001),
        "m" => ("米", 1.0),
        "平方公里" | "平方千米" | "km2" | "km²" => ("平方米", 1_000_000.0),
        "公顷" => ("平方米", 10_000.0),
        "亩" => ("平方米", 10_000.0 / 15.0),
        "m2" | "m²" | "㎡" | "平方" | "平米" => ("平方米", 1.0),
        "方" | "m3" | "m³" | "㎥" => ("立方米", 1.0),
        "吨" => ("公斤", 1000.0),
        "千克" | "kg" | "㎏" => ("公斤", 1.0),
        "斤" => ("公斤", 0.5),
        "克" => ("公斤", 0.001),
        "兆瓦" | "MW" | "MWp" => ("千瓦", 1000.0),
        "GW" => ("千瓦", 1_000_000.0),
        "kW" | "KW" => ("千瓦", 1.0),
        "％" => ("%", 1.0),
        "‰" => ("%", 0.1),
        "个百分点" => ("百分点", 1.0),
        "度电" | "度" => ("千瓦时", 1.0),
        "μg/m3" | "μg/m³" | "µg/m3" | "µg/m³" | "微克每立方米" => ("微克/立方米", 1.0),
        "毫克/立方米" | "mg/m3" | "mg/m³" => ("微克/立方米", 1000.0),
        "mg/L" | "mg/l" => ("毫克/升", 1.0),
        "人民币" => ("元", 1.0),
        other => (other, 1.0),
    }
}

/// Whether two numbers are the same but for the last bits.
pub(super) fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// A number without the noise of its last bits.
pub(crate) fn rounded(value: f64, digits: i32) -> f64 {
    let factor = 10f64.powi(digits);
    let rounded = (value * factor).round() / factor;
    if rounded == 0.0 { 0.0 } else { rounded }
}
