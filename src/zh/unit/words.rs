//! The words by which the names of bodies are told: what they end with, what only ends so, what stands before them.

use std::sync::LazyLock;

use super::generic::KINDS;
use crate::zh::text::words::{Beginnings, Endings, of_kinds};

/// Endings that only bodies have.
#[rustfmt::skip]
pub(super) const STRONG: &[&str] = &[
    "局", "委", "厅", "办", "署", "部", "政府", "管委会", "委员会", "办公室", "办事处", "领导小组", "专班", "公司", "集团", "党委", "纪委", "监委", "编办",
    "总队", "支队", "大队", "法院", "检察院", "中院", "高院", "妇联", "残联", "工商联", "文联", "侨联", "社科联", "台联", "科协", "政协", "人大", "团委", "工会", "共青团", "防指",
    "供销社", "供销合作社", "联社", "红十字会", "管理处", "服务处", "督查室", "研究室", "史志室", "分行", "支行", "银行", "人行", "农发行", "农行", "工行", "建行", "中行", "安全局", "振兴办", "讲师团", "委机关", "协机关", "人大机关", "海关", "大学", "研究院", "管理站", "监测站", "监督所", "管理所", "政务中心", "贸促会", "证监会",
    "银保监会", "档案馆", "电视台", "广播电台", "兵团", "融媒体中心", "机关各处室", "中科院", "党校", "军分区", "警备区",
];

/// Bodies of two characters whose form alone may as well be the rest of a broken name.
pub(super) const SHORT: &[&str] = &[
    "教委", "建委", "商委", "科委", "计委", "经委", "农委", "体委", "交委", "民委", "台办", "侨办",
    "农办", "外办",
];

/// Endings that bodies share with other things.
#[rustfmt::skip]
const WEAK: &[&str] = &[
    "处", "科", "室", "院", "会", "站", "所", "队", "中心", "街道", "镇", "乡", "单位", "部门", "机构", "股", "国企", "央企", "学校", "社", "馆", "片区", "开发区", "经开区", "新区", "园区", "高新区", "管委",
    "组", "企业", "电信", "移动", "联通", "铁塔", "邮政", "国网", "电网", "消防", "海事", "交警", "城投", "院校", "高校", "协", "电力", "石化", "石油", "农商行", "大剧院", "产业园", "工业园", "创业园", "科技园", "物流园", "保税区", "贸易试验区", "自贸试验区", "公路段", "车务段", "火车站", "汽车站", "书店", "党派", "团体", "管理区", "中学", "小学", "中心校", "职业高中", "体校", "技校", "少年宫", "文化宫", "地震台", "工委", "林场", "农场", "监管分局", "气象台", "社区", "联盟", "中支", "镇街",
];

/// Endings of places, which stand for their governments: the levels above the town.
const PLACES: &[&str] = &["市", "县", "区", "省", "州", "旗", "盟"];

/// Words that end like bodies and are none.
#[rustfmt::skip]
const NOT_BODIES: &[&str] = &[
    "格局", "布局", "大局", "全局", "开局", "结局", "破局", "变局", "僵局", "主办", "承办", "督办", "领办", "协办", "代办", "网办", "交办", "帮办", "通办", "即办", "快办", "包办", "举办", "创办", "兴办", "查办", "申办", "好办",
    "全部", "内部", "外部", "干部", "中部", "东部", "西部", "南部", "北部", "局部", "两部", "惩处", "社会", "机会", "大会", "晚会", "都会", "博览会", "运动会", "座谈会", "推介会",
    "推进会", "现场会", "场所", "厕所", "网站", "车站", "油站", "电站", "泵站", "城乡", "下乡", "返乡", "故乡", "城镇", "集镇", "制镇", "小镇", "强镇", "城市", "全市", "上市", "超市", "我市", "本市", "都市", "全区", "我区", "本区",
    "景区", "小区", "校区", "山区", "库区", "灾区", "保护区", "示范区", "禁燃区", "功能区", "养殖区", "林区", "海区", "牧区", "辖区", "地区", "城区", "郊区", "矿区", "街区", "湖区", "禁养区", "试验区", "自治区", "全县", "我县", "本县", "全省", "我省",
    "教室", "温室", "重心", "核心", "信心", "决心", "初心", "爱心", "合作社", "旅行社", "出版社", "部队", "排队", "平台", "后台", "委托", "节能办", "门市部", "学科", "内科", "外科", "百科", "本科", "文科", "理科", "专科", "病院", "影院", "剧院",
    "屋顶", "题馆", "展馆", "宾馆", "场馆", "体育馆", "小组组", "入股", "控股", "参股", "机组", "分组", "重组", "政府所", "移动", "推动", "龙头企业", "市政", "污水处理厂", "数字政府", "智慧政府", "法治政府", "阳光政府", "廉洁政府", "责任政府", "诚信政府", "透明政府", "效能政府", "型政府",
];

/// Words that are no bodies by themselves, but close the names of offices: 稽查处, 信用处.
pub(super) const NO_OFFICES: &[&str] = &["查处", "用处", "好处", "多处", "到处", "深处"];

/// What precedes 查处 where 处 is an office: 稽查处, 督查处; 案件查处 is what it does.
pub(super) const INSPECTING: &[char] = &[
    '稽', '督', '检', '巡', '审', '调', '核', '侦', '监', '普', '抽',
];

/// Endings of bodies that others have formed, whose names may be long and quote what they are for.
#[rustfmt::skip]
const FORMED: &[&str] = &["领导小组", "工作组", "专班", "联席会议", "指挥部", "委员会", "办公室", "成员单位", "组成部门", "组成单位"];

/// Characters that stand before a name and not in it.
pub(super) const PREPOSITIONS: &[char] = &[
    '报', '送', '经', '向', '对', '将', '在', '为', '与', '同', '从', '至', '到', '赴', '原', '现',
    '即', '含', '如', '除', '归', '属',
];

/// What a merely described body is said to have: 有监管职能的部门, 具有行业管理职责的单位.
pub(super) const ATTRIBUTES: &[&str] = &[
    "职能", "职责", "任务", "权限", "权力", "资质", "关系", "责任", "业务", "事项", "项目", "资金",
];

/// Words with which a task begins, not a name; they tell against a name with a shared ending.
#[rustfmt::skip]
const TASK_VERBS: &[&str] = &[
    "推进", "完成", "加强", "开展", "建立", "落实", "做好", "深化", "实施", "推动", "提升", "构建", "强化", "优化", "健全", "完善", "制定", "编制", "支持", "鼓励", "引导", "培育", "打造", "加快", "全面", "积极", "进一步", "严格",
    "确保", "提高", "扩大", "创建", "整治", "治理", "查处", "发展", "督促", "规范", "新建", "改建", "建成", "启动", "申报", "举办", "召开", "组织开展", "探索", "依托", "围绕", "并", "按照", "根据", "通过", "对", "将", "由", "为", "向", "以", "从", "在", "不", "未", "无", "见", "详见", "含", "包括", "其他事项", "关于", "促进", "保障", "发挥", "统筹", "各项", "多个", "一个",
];

/// Words that begin like a verb and name the field of a body: 不动产登记中心, 为民服务中心.
pub(super) const FIELDS: [&str; 2] = ["不动产", "为民服务"];

/// Words that describe the bodies behind them.
const DESCRIBING: &[&str] = &["各", "相关", "有关", "所涉", "涉及", "其他"];

/// One-word classes that name no body by themselves.
#[rustfmt::skip]
const BARE: &[&str] = &[
    "街道", "部门", "单位", "政府", "机构", "企业", "公司", "学校", "医院", "银行", "社区", "集团", "大学", "中心", "院校", "高校", "园区", "新区", "片区", "委员会", "大队", "支队", "总队", "处室", "科室", "党委", "协会", "商会", "管理处", "管委", "移动", "各处", "一处", "县区", "市区", "市县", "省市", "乡镇", "镇街", "街镇", "各市区",
];

/// What a text may end with, by the lists above.
#[derive(Clone, Copy)]
pub(super) enum Ending {
    Strong,
    Weak,
    NotBody,
    Formed,
    Place,
}

/// The words above by what a name begins or ends with.
pub(super) struct Grammar {
    pub endings: Endings<Ending>,
    pub bare: Beginnings,
    pub task_verbs: Beginnings,
    pub describing: Beginnings,
    /// Whatever a name ends with.
    pub all: Endings,
}

pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    endings: Endings::with(of_kinds(&[
        (Ending::Strong, STRONG),
        (Ending::Weak, WEAK),
        (Ending::NotBody, NOT_BODIES),
        (Ending::Formed, FORMED),
        (Ending::Place, PLACES),
    ])),
    bare: Beginnings::of(BARE),
    task_verbs: Beginnings::of(TASK_VERBS),
    describing: Beginnings::of(DESCRIBING),
    all: Endings::of(&[STRONG, WEAK, FORMED, PLACES, BARE, KINDS, &["村"]].concat()),
});
