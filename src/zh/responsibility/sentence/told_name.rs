//! Names of bodies that may be told what to do: each by its own name or its field of work, not those who give the orders.

use super::acting::gives_orders;
use crate::zh::text::words::{before_any, holds_any};
use crate::zh::unit::department::{has_place, is_department};
use crate::zh::unit::each_place::is_each_place;
use crate::zh::unit::level::{below_place, level_prefix};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::verb::begins_with_deed;

/// Whether a name is that of one body of a level or a place: not of those who give the orders (县政府, 县委), nor of a class (县乡政府).
pub(super) fn is_named(name: &UnitName) -> bool {
    // 县医保局、税务局: the level that the first prints is that of the second as well.
    let full = name.full_name.as_ref().unwrap_or(&name.name);
    let short = full.chars().nth(2).is_none();
    let own = |name: &str| !name.ends_with("党委") && (!name.ends_with("政府") || is_of_town(name));
    let body = below_place(full).unwrap_or(full);
    let orders = gives_orders(body) && !is_of_town(body);
    !name.generic && !short && level_prefix(body).is_some() && own(body) && !orders
}

/// Whether a name is that of a town by its place: 石桥镇, 白沙街道; not 重点镇, 沿江乡镇.
pub(super) fn is_town(name: &str) -> bool {
    const KINDS: [&str; 5] = ["街道办事处", "街道办", "街道", "镇", "乡"];
    const NO_PLACES: [&str; 10] = [
        "中心", "重点", "示范", "试点", "特色", "沿线", "沿江", "相关", "有关", "所在",
    ];
    let place = before_any(name, &KINDS);
    place.is_some_and(|place| {
        (2..=3).contains(&place.chars().count())
            && !place.starts_with(['各', '该', '本', '全', '其'])
            && !place.ends_with(['乡', '小', '城', '集', '强', '制', '个'])
            && !holds_any(place, &NO_PLACES)
            && !begins_with_deed(place)
    })
}

/// 镇人民政府: the government of a town is told what to do by those above it.
fn is_of_town(body: &str) -> bool {
    matches!(body, "镇人民政府" | "乡人民政府" | "镇政府" | "乡政府")
}

/// Whether a name is that of each of a class of places, or of one department of each: 各区, 各县（市、区）教育部门.
pub(super) fn is_of_each_place(name: &str) -> bool {
    is_each_place(name) || has_place(name)
}

/// Whether a name is that of a department by its field of work, or leaves to its neighbours that it is one: 公安 of 公安、消防部门.
pub(super) fn is_named_department(name: &UnitName) -> bool {
    is_department(name.full_name.as_ref().unwrap_or(&name.name))
}
