//! Which body followed which (机构沿革): the reform of 2018–2019 at county and city level, the mergers shortly before it, and what
//! the years since then changed.
//!
//! Each entry says what it rests on and the year from which notices use the new name. The reform itself: the plan on
//! deepening the reform of Party and state institutions (《深化党和国家机构改革方案》, March 2018), provincial plans from October
//! 2018 (《浙江省机构改革方案》, approved on 4 October 2018: cities and counties to follow it by the end of March 2019). County
//! plans differ in detail (a bureau of oceans and fisheries went to natural resources, to agriculture, or to both), so an
//! entry lists every successor, and one's own table or aliases may add to it.

/// One step of succession.
pub(super) struct Succession {
    /// Bodies before, by their full names.
    pub old: &'static [&'static str],
    /// Bodies after, the one that took most of the work first.
    pub new: &'static [&'static str],
    /// The old body goes on under its name; only a part of its work went over.
    pub part: bool,
    /// First year in which the new name is used.
    pub since: i16,
    /// What the entry rests on.
    pub basis: &'static str,
    /// From this year on the old name is nothing but an old name.
    pub by: i16,
}

/// What an entry rests on, and by when it was done everywhere.
type Basis = (&'static str, i16);

const REFORM: Basis = (
    "2018—2019年机构改革（《深化党和国家机构改革方案》及省、市、县方案）",
    2020,
);
const MARKET: Basis = (
    "2013—2014年起市县工商、质监、食药监“三合一”；2018年机构改革",
    2019,
);
const HEALTH: Basis = (
    "2013—2014年卫生与计划生育机构合并（《国务院机构改革和职能转变方案》）",
    2015,
);
const RURAL: Basis = ("2021年扶贫机构改组为乡村振兴机构", 2022);
const REFORM_2023: Basis = (
    "2023—2024年机构改革（《党和国家机构改革方案》及省、市、县方案）",
    2025,
);
const COUNTY: Basis = ("县级机构设置因地而异：2019年前后各县方案", 2020);

const fn whole(
    old: &'static [&'static str],
    new: &'static [&'static str],
    since: i16,
    (basis, by): Basis,
) -> Succession {
    Succession {
        old,
        new,
        part: false,
        since,
        basis,
        by,
    }
}

const fn part(old: &'static [&'static str], new: &'static [&'static str]) -> Succession {
    Succession {
        old,
        new,
        part: true,
        since: 2018,
        basis: REFORM.0,
        by: REFORM.1,
    }
}

/// All steps, by full names (`zh::body_names` has the others).
#[rustfmt::skip]
pub(super) const TABLE: &[Succession] = &[
    whole(&["环境保护局"], &["生态环境局"], 2018, REFORM),
    whole(&["国土资源局"], &["自然资源和规划局", "自然资源局"], 2018, REFORM),
    whole(&["规划局", "城乡规划局", "测绘与地理信息局"], &["自然资源和规划局", "自然资源局"], 2018, REFORM),
    whole(&["住房和城乡规划建设局", "规划建设局"], &["住房和城乡建设局", "自然资源和规划局"], 2018, REFORM),
    whole(&["林业局"], &["自然资源和规划局", "自然资源局", "农业农村局"], 2018, REFORM),
    whole(&["海洋与渔业局"], &["自然资源和规划局", "农业农村局", "自然资源局", "海洋发展局"], 2018, REFORM),
    whole(&["农业局", "农业和农村工作领导小组办公室", "渔农业和农村工作办公室", "畜牧兽医局", "农业委员会", "农业机械管理局"], &["农业农村局"], 2018, REFORM),
    whole(&["农林水利局", "农业水利局", "农业林业局", "农林局"], &["农业农村局", "水利局", "自然资源和规划局"], 2018, COUNTY),
    whole(&["卫生局", "人口和计划生育局"], &["卫生和计划生育局"], 2013, HEALTH),
    whole(&["卫生和计划生育局", "卫生局", "人口和计划生育局"], &["卫生健康局", "卫生健康委员会"], 2018, REFORM),
    whole(&["安全生产监督管理局"], &["应急管理局"], 2018, REFORM),
    whole(&["工商行政管理局", "质量技术监督局", "食品药品监督管理局", "物价局", "知识产权局"], &["市场监督管理局"], 2013, MARKET),
    whole(&["文化广电新闻出版局", "文化局", "旅游局", "体育局", "旅游委员会", "风景旅游管理局", "文化广电体育局", "文化体育局"],
          &["文化和广电旅游体育局", "文化广电旅游局", "文化和旅游局", "文化旅游局"], 2018, REFORM),
    whole(&["经济贸易局"], &["经济和信息化局", "经济商务和信息化局"], 2010, COUNTY),
    whole(&["经济和信息化局"], &["工业和信息化局", "经济商务和信息化局"], 2018, COUNTY),
    whole(&["发展和改革委员会"], &["发展和改革局"], 2018, COUNTY),
    whole(&["卫生健康委员会"], &["卫生健康局"], 2018, COUNTY),
    whole(&["自然资源局"], &["自然资源和规划局"], 2018, COUNTY),
    whole(&["煤炭工业局", "煤炭局"], &["能源局"], 2018, COUNTY),
    whole(&["扶贫开发办公室"], &["乡村振兴局"], 2021, RURAL),
    whole(&["大数据发展管理局"], &["数据局"], 2023, REFORM_2023),
    whole(&["教育委员会"], &["教育局"], 2018, COUNTY),
    whole(&["城市管理行政执法局", "城市管理局", "行政执法局"], &["综合行政执法局", "城市管理和综合执法局"], 2014, COUNTY),
    whole(&["法制办公室"], &["司法局"], 2018, REFORM),
    whole(&["粮食局"], &["发展和改革局", "粮食和物资储备局"], 2018, REFORM),
    whole(&["民族宗教事务局", "侨务办公室", "台湾事务办公室"], &["统战部"], 2018, REFORM),
    whole(&["监察局"], &["监察委员会"], 2018, ("2017—2018年监察体制改革", 2019)),
    whole(&["金融工作办公室"], &["金融工作服务中心", "地方金融监督管理局"], 2018, REFORM),
    whole(&["国家税务局", "地方税务局"], &["税务局"], 2018, ("2018年国税地税征管体制改革", 2019)),
    whole(&["交通局"], &["交通运输局"], 2009, ("2009年前后交通机构更名", 2012)),
    whole(&["建设局"], &["住房和城乡建设局"], 2009, ("2009年前后建设机构更名", 2012)),
    whole(&["劳动和社会保障局", "人事局", "人事劳动社会保障局"], &["人力资源和社会保障局"], 2009, ("2009年前后人事与劳动机构合并", 2012)),
    Succession { old: &["乡村振兴局"], new: &["农业农村局"], part: true, since: 2023, basis: REFORM_2023.0, by: REFORM_2023.1 },
    part(&["民政局", "人力资源和社会保障局"], &["退役军人事务局"]),
    part(&["民政局", "人力资源和社会保障局", "发展和改革局", "卫生和计划生育局"], &["医疗保障局"]),
    part(&["民政局", "水利局", "国土资源局", "消防大队", "地震局"], &["应急管理局"]),
    part(&["发展和改革局", "水利局", "国土资源局", "农业局", "海洋与渔业局"], &["生态环境局"]),
    part(&["水利局", "农业局", "发展和改革局"], &["自然资源和规划局"]),
    part(&["发展和改革局", "财政局", "国土资源局", "水利局"], &["农业农村局"]),
    part(&["水利局", "林业局"], &["农业农村局"]),
];
